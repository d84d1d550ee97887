import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { appWords as words } from "../../core/words/app";
import { useMay } from "../session/workspace";
import styles from "./map-actions.module.css";

interface ActionsProps {
  readonly journey: string;
  readonly draft: string | undefined;
}

/** Where the map leads: its versions, and drawing it. */
export function MapActions({ journey, draft }: ActionsProps) {
  const mayEdit = useMay("map.edit");
  const mayShare = useMay("shares.write");
  return (
    <span className={styles.actions}>
      {mayShare && (
        <Link to="/m/$journey/shares" params={{ journey }} className={styles.link}>
          {words.map.share}
        </Link>
      )}
      <Link to="/m/$journey/versions" params={{ journey }} className={styles.link}>
        {words.map.versions}
      </Link>
      {mayEdit && (
        <Link
          to="/m/$journey/edit"
          params={{ journey }}
          search={draft === undefined ? {} : { draft }}
          hash={true}
          className={styles.link}
          title={words.map.editHint}
        >
          {words.map.edit}
        </Link>
      )}
    </span>
  );
}

/** `E` opens the map for drawing, on what is selected. */
export function useEditKey(journey: string, draft: string | undefined): void {
  const mayEdit = useMay("map.edit");
  const navigate = useNavigate();
  useEffect(() => {
    if (!mayEdit) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented);
      if (!isPlain || event.key.toLowerCase() !== "e" || isWriting(event.target)) return;
      void navigate({
        to: "/m/$journey/edit",
        params: { journey },
        search: draft === undefined ? {} : { draft },
        hash: window.location.hash.slice(1),
      });
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [journey, draft, mayEdit, navigate]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, dialog") !== null
  );
}

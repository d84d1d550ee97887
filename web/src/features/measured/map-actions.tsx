import { useNavigate } from "@tanstack/react-router";
import { Download, Printer } from "lucide-react";
import type { ScopeSearch } from "../../core/scope";
import { appWords as words } from "../../core/words/app";
import { besideWords } from "../../core/words/beside";
import { Button } from "../../ui/button";
import { AnchorButton, LinkButton } from "../../ui/link-button";
import { useLetters } from "../keys/use-letters";
import { useHere, useMay } from "../session/workspace";
import styles from "./map-actions.module.css";
import { fileAddress } from "./use-living-map";

const { take } = besideWords;

interface ActionsProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
}

/** Where the map leads: onto paper or into a file, its versions, and drawing it. */
export function MapActions({ journey, scope }: ActionsProps) {
  const { workspace } = useHere();
  const mayEdit = useMay("map.edit");
  const mayShare = useMay("shares.write");
  const { draft } = scope;
  return (
    <span className={styles.actions}>
      <AnchorButton
        href={fileAddress(workspace.id, journey, scope)}
        download
        title={take.htmlHint}
        aria-label={take.html}
      >
        <Download size={15} strokeWidth={1.9} aria-hidden="true" />
      </AnchorButton>
      <Button onClick={() => window.print()} label={take.print}>
        <Printer size={15} strokeWidth={1.9} aria-hidden="true" />
      </Button>
      {mayShare && (
        <LinkButton to="/m/$journey/shares" params={{ journey }} data-tour="share">
          {words.map.share}
        </LinkButton>
      )}
      <LinkButton to="/m/$journey/versions" params={{ journey }}>
        {words.map.versions}
      </LinkButton>
      {mayEdit && (
        <LinkButton
          to="/m/$journey/edit"
          params={{ journey }}
          search={draft === undefined ? {} : { draft }}
          hash={true}
          data-tour="edit"
          title={words.map.editHint}
        >
          {words.map.edit}
        </LinkButton>
      )}
    </span>
  );
}

/** `E` opens the map for drawing, on what is selected. */
export function useEditKey(journey: string, draft: string | undefined): void {
  const mayEdit = useMay("map.edit");
  const navigate = useNavigate();
  useLetters((letter) => {
    if (letter !== "e" || !mayEdit) return;
    void navigate({
      to: "/m/$journey/edit",
      params: { journey },
      search: draft === undefined ? {} : { draft },
      hash: window.location.hash.slice(1),
    });
  });
}

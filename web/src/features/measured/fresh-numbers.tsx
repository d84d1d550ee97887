import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { scopeWords as words } from "../../core/words/scope";
import { useNotices } from "../session/use-notices";
import { useHere } from "../session/workspace";
import styles from "./scope-controls.module.css";

/** New data came while somebody reads: numbers wait until they are asked for. */
export function FreshNumbers({ journey }: { readonly journey: string }) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const [isFresh, setFresh] = useState(false);
  useNotices((kind) => {
    if (kind === "snapshot.ready") setFresh(true);
  });
  if (!isFresh) return null;
  return (
    <button
      type="button"
      className={styles.fresh}
      onClick={() => {
        setFresh(false);
        void queries.invalidateQueries({ queryKey: ["living-map", workspace.id, journey] });
      }}
    >
      {words.newData} <strong>{words.show}</strong>
    </button>
  );
}

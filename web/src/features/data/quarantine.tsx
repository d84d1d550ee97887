import { useId, useState } from "react";
import { count } from "../../core/format";
import { appWords as words } from "../../core/words/app";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import type { JobSaid } from "../start/use-start";
import styles from "./data.module.css";
import { useQuarantine, useTakeIn } from "./use-sources";

/** What was refused, why, and how it comes back. */
export function Quarantine({ onJob }: { readonly onJob: (job: JobSaid) => void }) {
  const found = useQuarantine();
  const replay = useTakeIn(onJob);
  const mayWrite = useMay("sources.write");
  const [mapping, setMapping] = useState("");
  const id = useId();
  if (found.data === undefined || found.data.reasons.length === 0) return null;
  return (
    <section className={styles.file} aria-label={words.data.quarantine}>
      <h2>{words.data.quarantine}</h2>
      <ul className={styles.list}>
        {found.data.reasons.map((reason) => (
          <li key={reason.code}>
            <strong>
              {count(reason.n)} {reason.sentence}
            </strong>
            <span className="faint">{reason.fix}</span>
          </li>
        ))}
      </ul>
      <ol className={styles.rows}>
        {found.data.rows.slice(0, 20).map((row) => (
          <li key={row.id}>
            <code>{row.raw}</code>
            <span>
              {row.raw_ref} · {row.message}
            </span>
          </li>
        ))}
      </ol>
      {mayWrite && (
        <>
          <label htmlFor={id}>{words.data.columns}</label>
          <textarea
            id={id}
            rows={8}
            spellCheck={false}
            value={mapping}
            onChange={(event) => setMapping(event.target.value)}
          />
          <div className={styles.actions}>
            <Button onClick={() => replay.mutate({ file: null, mapping })}>
              {words.data.replay}
            </Button>
          </div>
        </>
      )}
      {replay.isError && <Notice kind="breach" problem={replay.error} />}
    </section>
  );
}

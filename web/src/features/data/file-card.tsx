import { useId, useState } from "react";
import { count } from "../../core/format";
import { appWords as words } from "../../core/words/app";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import type { JobSaid } from "../start/use-start";
import styles from "./data.module.css";
import { type FileSaid, usePreview, useTakeIn } from "./use-sources";

interface FileCardProps {
  readonly file: FileSaid;
  readonly onJob: (job: JobSaid) => void;
  readonly onTaken: () => void;
}

/** A file that was sent: how its columns are read, its first rows, and taking it in. */
export function FileCard({ file, onJob, onTaken }: FileCardProps) {
  const [mapping, setMapping] = useState(file.mapping);
  const preview = usePreview();
  const take = useTakeIn(onJob);
  const id = useId();
  return (
    <section className={styles.file} aria-label={file.name}>
      <h2>{file.name}</h2>
      <ul className={styles.reasons}>
        {file.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <label htmlFor={id}>{words.data.columns}</label>
      <textarea
        id={id}
        rows={Math.min(16, mapping.split("\n").length + 1)}
        spellCheck={false}
        value={mapping}
        onChange={(event) => setMapping(event.target.value)}
      />
      <div className={styles.actions}>
        <Button onClick={() => preview.mutate({ file: file.id, mapping })}>
          {words.data.preview}
        </Button>
        <Button
          kind="primary"
          onClick={() => take.mutate({ file: file.id, mapping }, { onSuccess: onTaken })}
        >
          {words.data.take}
        </Button>
      </div>
      {preview.isError && <Notice kind="breach" problem={preview.error} />}
      {take.isError && <Notice kind="breach" problem={take.error} />}
      {preview.data !== undefined && (
        <>
          <p>
            {words.data.balance(
              count(preview.data.balance.received),
              count(preview.data.balance.stored),
              count(preview.data.balance.duplicate),
              count(preview.data.balance.quarantined),
            )}
          </p>
          <ol className={styles.rows}>
            {preview.data.rows.map((row) => (
              <li key={row.raw_ref}>
                <code title={words.data.before}>{row.before || row.raw_ref}</code>
                <span title={words.data.after}>{row.after}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

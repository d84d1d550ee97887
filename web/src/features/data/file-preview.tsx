import { useState } from "react";
import { dataWords as words } from "../../core/words/data";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { TryAgain } from "../shell/try-again";
import styles from "./data.module.css";
import { LineTable } from "./line-table";
import { sentence } from "./source-table";
import { type FileSaid, usePreview } from "./use-sources";

const AT_ONCE_BYTES = 20 * 1024 * 1024; // larger files are read when somebody asks

/** The first rows as they stand and as they are understood, and the balance of the whole file. */
export function FilePreview({
  file,
  mapping,
}: {
  readonly file: FileSaid;
  readonly mapping: string;
}) {
  const [isAsked, setAsked] = useState(file.size <= AT_ONCE_BYTES);
  const preview = usePreview(file.id, mapping, isAsked);
  if (!isAsked) {
    return (
      <div className={styles.actions}>
        <Button onClick={() => setAsked(true)}>{words.file.look}</Button>
      </div>
    );
  }
  return (
    <div className={styles.part}>
      <h3>{words.file.preview}</h3>
      {preview.isPending && <Notice kind="plain">{words.file.looking}</Notice>}
      {preview.isError && <TryAgain problem={preview.error} onAgain={preview.refetch} />}
      {preview.data !== undefined && (
        <>
          <p className={styles.balance}>{sentence(preview.data.balance)}</p>
          {preview.data.notes.length > 0 && (
            <Notice kind="watch">
              <ul aria-label={words.file.notes}>
                {preview.data.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </Notice>
          )}
          <LineTable
            className={styles.scroll}
            label={words.file.preview}
            columns={[words.file.where, words.file.after, words.file.before]}
            lines={preview.data.rows.map((row, at) => ({
              key: String(at), // one line gives several events, and the list never changes
              place: row.raw_ref,
              said: row.after,
              raw: row.before,
            }))}
          />
        </>
      )}
    </div>
  );
}

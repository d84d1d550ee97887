import { useState } from "react";
import { dataWords as words } from "../../core/words/data";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import type { JobSaid } from "../start/use-start";
import { ColumnTable } from "./column-table";
import styles from "./data.module.css";
import { FilePreview } from "./file-preview";
import { MappingText } from "./mapping-text";
import { type ColumnRole, type FileSaid, useAssign, useTakeIn } from "./use-sources";

interface FileCardProps {
  readonly file: FileSaid;
  readonly onJob: (job: JobSaid) => void;
  readonly onDone: () => void;
}

/** A file that was sent: what each column is, how its first rows are understood, and taking it in. */
export function FileCard({ file, onJob, onDone }: FileCardProps) {
  const [reading, setReading] = useState({ mapping: file.mapping, columns: file.columns });
  const assign = useAssign(file.id);
  const take = useTakeIn(onJob);
  const read = (mapping: string, roles: Record<string, ColumnRole>) =>
    assign.mutate({ mapping, roles }, { onSuccess: setReading });
  return (
    <section className={styles.file} aria-label={file.name}>
      <header className={styles.fileHead}>
        <h2>{file.name}</h2>
        <span className="faint">{file.is_guessed ? words.file.notOurs : words.file.agreed}</span>
      </header>
      <ColumnTable
        columns={reading.columns}
        isBusy={assign.isPending}
        onRole={(column, role) => read(reading.mapping, { [column]: role })}
      />
      {assign.isError && <Notice kind="breach" problem={assign.error} />}
      <details className={styles.more}>
        <summary>{words.file.why}</summary>
        <ul>
          {file.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </details>
      <MappingText
        key={reading.mapping}
        label={words.file.asText}
        action={words.file.useText}
        mapping={reading.mapping}
        onUse={(mapping) => read(mapping, {})}
      />
      <FilePreview file={file} mapping={reading.mapping} />
      <div className={styles.actions}>
        <Button
          kind="primary"
          isDisabled={take.isPending}
          onClick={() =>
            take.mutate({ file: file.id, mapping: reading.mapping }, { onSuccess: onDone })
          }
        >
          {take.isPending ? words.file.taking : words.file.take}
        </Button>
        <Button onClick={onDone}>{words.file.leave}</Button>
      </div>
      {take.isError && <Notice kind="breach" problem={take.error} />}
    </section>
  );
}

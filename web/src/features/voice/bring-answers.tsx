import { useState } from "react";
import { enteringWords } from "../../core/words/entering";
import { voiceWords as words } from "../../core/words/voice";
import { Notice } from "../../ui/notice";
import { ChooseFile } from "../data/choose-file";
import { FileCard } from "../data/file-card";
import { type FileSaid, useSendFile } from "../data/use-sources";
import { useMay } from "../session/workspace";
import type { JobSaid } from "../start/use-start";
import styles from "./voice.module.css";

/** A file of answers: sent, its columns proposed with a preview, taken in. */
export function BringAnswers() {
  const may = useMay("sources.write");
  const send = useSendFile();
  const [file, setFile] = useState<FileSaid | null>(null);
  const [job, setJob] = useState<JobSaid | null>(null);
  if (!may) return null;
  return (
    <section className={styles.bring} aria-label={words.bring}>
      <p>
        <ChooseFile label={words.bring} send={send} onFile={setFile} />{" "}
        <span className="faint">{words.bringSaid}</span>
      </p>
      {send.isPending && <Notice kind="plain">{enteringWords.start.working}</Notice>}
      {send.isError && <Notice kind="breach" problem={send.error} />}
      {job !== null && job.state !== "done" && <Notice kind="plain">{job.said}</Notice>}
      {job?.state === "done" && <Notice kind="ok">{words.taken}</Notice>}
      {file !== null && (
        <FileCard key={file.id} file={file} onJob={setJob} onDone={() => setFile(null)} />
      )}
    </section>
  );
}

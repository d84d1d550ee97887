import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { appWords } from "../../core/words/app";
import { dataWords as words } from "../../core/words/data";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { NoRight } from "../session/no-right";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { TryAgain } from "../shell/try-again";
import { type JobSaid, useStartFromEvents } from "../start/use-start";
import { ChooseFile } from "./choose-file";
import styles from "./data.module.css";
import { FileCard } from "./file-card";
import { Quarantine } from "./quarantine";
import { SourceTable } from "./source-table";
import { type FileSaid, useSendFile, useSources } from "./use-sources";

/** Is what we see complete, fresh and rightly mapped? Files come in here. */
export function DataScreen() {
  return useMay("sources.read") ? (
    <Sources />
  ) : (
    <Screen title={words.title}>
      <NoRight right="sources.read" />
    </Screen>
  );
}

function Sources() {
  const mayWrite = useMay("sources.write");
  const mayEdit = useMay("map.edit");
  const sources = useSources();
  const send = useSendFile();
  const [file, setFile] = useState<FileSaid | null>(null);
  const [job, setJob] = useState<JobSaid | null>(null);
  const has = sources.data !== undefined && sources.data.sources.length > 0;
  return (
    <Screen
      title={words.title}
      actions={mayWrite && <ChooseFile label={words.choose} send={send} onFile={setFile} />}
    >
      {send.isError && <Notice kind="breach" problem={send.error} />}
      {send.isPending && <Notice kind="plain">{words.sending(send.variables.name)}</Notice>}
      {job !== null && job.state !== "done" && <Notice kind="plain">{job.said}</Notice>}
      {file !== null && (
        <FileCard key={file.id} file={file} onJob={setJob} onDone={() => setFile(null)} />
      )}
      {sources.isPending && <p role="status">{appWords.loading}</p>}
      {sources.isError && <TryAgain problem={sources.error} onAgain={sources.refetch} />}
      {sources.data?.sources.length === 0 && file === null && (
        <section className={styles.nothing}>
          <h2>{words.empty}</h2>
          <p>{words.emptySaid}</p>
        </section>
      )}
      {has && (
        <>
          <SourceTable said={sources.data} />
          {mayEdit && <DraftFromEvents onJob={setJob} />}
        </>
      )}
      <Quarantine onJob={setJob} />
    </Screen>
  );
}

/** A first map from what has come in: stages, touchpoints and rules, to be made one's own. */
function DraftFromEvents({ onJob }: { readonly onJob: (job: JobSaid) => void }) {
  const navigate = useNavigate();
  const draft = useStartFromEvents(onJob);
  return (
    <div className={styles.actions}>
      <Button
        isDisabled={draft.isPending}
        onClick={() =>
          draft.mutate("", {
            onSuccess: (journey) => navigate({ to: "/m/$journey", params: { journey } }),
          })
        }
      >
        {draft.isPending ? words.drafting : words.draft}
      </Button>
      {draft.isError && <Notice kind="breach" problem={draft.error} />}
    </div>
  );
}

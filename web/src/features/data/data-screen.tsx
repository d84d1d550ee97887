import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { count } from "../../core/format";
import { appWords as words } from "../../core/words/app";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { type JobSaid, useStartFromEvents } from "../start/use-start";
import styles from "./data.module.css";
import { FileCard } from "./file-card";
import { Quarantine } from "./quarantine";
import { type FileSaid, useSendFile, useSources } from "./use-sources";

/** Is what we see complete, fresh and rightly mapped? Files come in here. */
export function DataScreen() {
  const mayWrite = useMay("sources.write");
  const mayEdit = useMay("map.edit");
  const sources = useSources();
  const send = useSendFile();
  const [file, setFile] = useState<FileSaid | null>(null);
  const [job, setJob] = useState<JobSaid | null>(null);
  return (
    <Screen
      title={words.data.title}
      actions={
        <label className={styles.choose}>
          {words.data.choose}
          <input
            type="file"
            disabled={!mayWrite || send.isPending}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen !== undefined) send.mutate(chosen, { onSuccess: setFile });
              event.target.value = "";
            }}
          />
        </label>
      }
    >
      {send.isError && <Notice kind="breach" problem={send.error} />}
      {send.isPending && <Notice kind="plain">{words.start.working}</Notice>}
      {job !== null && job.state !== "done" && <Notice kind="plain">{job.said}</Notice>}
      {file !== null && (
        <FileCard key={file.id} file={file} onJob={setJob} onTaken={() => setFile(null)} />
      )}
      {sources.isError && <Notice kind="breach" problem={sources.error} />}
      {sources.data?.sources.length === 0 && file === null && (
        <p className="faint">{words.data.empty}</p>
      )}
      {sources.data !== undefined && sources.data.sources.length > 0 && (
        <>
          <p>{said(sources.data.balance)}</p>
          {mayEdit && <DraftFromEvents onJob={setJob} />}
          <ul className={styles.list}>
            {sources.data.sources.map((source) => (
              <li key={source.key}>
                <strong>{source.key}</strong>
                <span className="faint">
                  {said(source.balance)}
                  {source.complete_to &&
                    ` · ${words.data.completeTo} ${source.complete_to.slice(0, 10)}`}
                </span>
              </li>
            ))}
          </ul>
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
        kind="primary"
        onClick={() =>
          draft.mutate("", {
            onSuccess: (journey) => navigate({ to: "/m/$journey", params: { journey } }),
          })
        }
      >
        {draft.isPending ? words.start.working : words.data.draft}
      </Button>
      {draft.isError && <Notice kind="breach" problem={draft.error} />}
    </div>
  );
}

interface Balance {
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly quarantined: number;
}

function said(balance: Balance): string {
  return words.data.balance(
    count(balance.received),
    count(balance.stored),
    count(balance.duplicate),
    count(balance.quarantined),
  );
}

import { moment, zoneHere } from "../../core/format";
import { adminWords } from "../../core/words/admin";
import { Button } from "../../ui/button";
import { StatusGlyph } from "../../ui/glyph";
import { Notice } from "../../ui/notice";
import { useNotices } from "../session/use-notices";
import { TryAgain } from "../shell/try-again";
import styles from "./admin.module.css";
import { AdminTable, TableBones } from "./admin-table";
import { type Job, useJobs, useMembers } from "./use-admin";

const words = adminWords.jobs;
const ORDER = ["kind", "state", "cause", "at", "by", "verbs"] as const;

/** The long work of the server: how far it is, why it failed, and to try it again. */
export function JobsPart() {
  const { jobs, retry, again } = useJobs();
  const members = useMembers();
  useNotices((kind) => {
    if (kind === "job.progress" || kind === "resync") void again();
  });
  const problem = retry.error;
  const nameOf = new Map(members.data?.map((one) => [one.id, one.name]));
  return (
    <div className={styles.part}>
      {jobs.isError && <TryAgain problem={jobs.error} onAgain={jobs.refetch} />}
      {problem !== null && <Notice kind="breach" problem={problem} />}
      {jobs.data === undefined && !jobs.isError && <TableBones label={adminWords.loading} />}
      {jobs.data?.length === 0 && <Notice kind="plain">{words.empty}</Notice>}
      {jobs.data !== undefined && jobs.data.length > 0 && (
        <AdminTable
          label={adminWords.tabs.jobs}
          columns={words.columns}
          order={ORDER}
          rows={jobs.data.map((job) => ({
            key: job.id,
            cells: {
              kind: words.kinds[job.kind] ?? job.kind,
              state: <State job={job} />,
              cause: <span className={styles.cause}>{job.said}</span>,
              at: moment(job.created_at, zoneHere()),
              by: nameOf.get(job.started_by) ?? "",
              verbs: job.can_retry && (
                <Button
                  onClick={() => retry.mutate(job.id)}
                  label={words.retryOf(
                    words.kinds[job.kind] ?? job.kind,
                    moment(job.created_at, zoneHere()),
                  )}
                >
                  {words.retry}
                </Button>
              ),
            },
          }))}
        />
      )}
    </div>
  );
}

function State({ job }: { readonly job: Job }) {
  return (
    <span className={styles.state}>
      {job.state === "failed" && <StatusGlyph condition="breach" />}
      {job.state === "done" && <StatusGlyph condition="ok" />}
      {words.states[job.state]}
    </span>
  );
}

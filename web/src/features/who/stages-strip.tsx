import { shortDay, span } from "../../core/format";
import type { Naming, Timeline } from "../../core/timeline";
import { words } from "../../core/words";
import { timelineWords } from "../../core/words/timeline";
import { Status } from "../../ui/chip";
import styles from "./stages-strip.module.css";

const RUNS = { open: "unsure", late: "breach", done: "ok" } as const;

/** The stays of a journey in the stages as bars on one scale, and how far its paths have come. */
export function StagesStrip({
  timeline,
  naming,
}: {
  readonly timeline: Timeline;
  readonly naming: Naming;
}) {
  const longest = Math.max(1, ...timeline.visits.map((visit) => visit.seconds));
  return (
    <div className={styles.strip}>
      <h3 className={styles.title}>{timelineWords.visits}</h3>
      <ul>
        {timeline.visits.map((visit) => (
          <li key={`${visit.stage}${visit.entered}`} className={styles.visit}>
            <span className={styles.name}>{naming.stage(visit.stage)}</span>
            <span className={styles.track}>
              <span
                className={visit.left === null ? styles.open : styles.bar}
                style={{ inlineSize: `${Math.max(1.5, (visit.seconds / longest) * 100)}%` }}
              />
            </span>
            <span className={styles.span}>{span(visit.seconds)}</span>
          </li>
        ))}
      </ul>
      {timeline.runs.length > 0 && (
        <>
          <h3 className={styles.title}>{timelineWords.runs}</h3>
          <ul>
            {timeline.runs.map((run) => (
              <li key={`${run.path}${run.started}`} className={styles.run}>
                <span className={styles.name}>{naming.path(run.path)}</span>
                <Status condition={RUNS[run.state]}>
                  {run.done === null
                    ? `${words.pathCounts[run.state]}${run.due === null ? "" : `, ${timelineWords.due(shortDay(run.due, naming.timezone))}`}`
                    : `${words.pathCounts.done} ${shortDay(run.done, naming.timezone)}`}
                </Status>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

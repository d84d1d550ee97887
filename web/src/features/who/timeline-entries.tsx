import type { ReactNode } from "react";
import { clock, DOT, month, shortDay, span, zonedMoment } from "../../core/format";
import {
  type Entry,
  entriesOf,
  type Happened,
  type Naming,
  type Timeline,
} from "../../core/timeline";
import { plainWords } from "../../core/words";
import { timelineWords } from "../../core/words/timeline";
import { Chip } from "../../ui/chip";
import { cx } from "../../ui/names";
import styles from "./timeline-view.module.css";

/** Everything that happened, oldest first; a long silence is shaded. */
export function TimelineEntries({
  timeline,
  naming,
}: {
  readonly timeline: Timeline;
  readonly naming: Naming;
}) {
  const entries = entriesOf(timeline);
  let before = "";
  return (
    <ol className={styles.entries}>
      {entries.map((entry, index) => {
        const here = month(entry.at, naming.timezone);
        const isNew = here !== before;
        before = here;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past does not change its order
          <li key={index}>
            {isNew && <p className={styles.month}>{here}</p>}
            <EntryLine entry={entry} naming={naming} />
          </li>
        );
      })}
    </ol>
  );
}

function EntryLine({ entry, naming }: { readonly entry: Entry; readonly naming: Naming }) {
  switch (entry.is) {
    case "event":
      return <EventLine event={entry.event} naming={naming} />;
    case "entered":
      return (
        <Line at={entry.at} naming={naming} mark="stage">
          <span className={styles.strong}>
            {timelineWords.entered(naming.stage(entry.visit.stage))}
            {entry.visit.number > 1 && ` ${timelineWords.again(entry.visit.number)}`}
          </span>
          <span className={styles.detail}>
            {entry.visit.left === null
              ? timelineWords.still(span(entry.visit.seconds))
              : timelineWords.stayed(span(entry.visit.seconds))}
          </span>
        </Line>
      );
    case "gate":
      return (
        <Line at={entry.at} naming={naming} mark="gate">
          <span className={styles.strong}>
            {timelineWords.gate(naming.stage(entry.gate.stage))}
          </span>
        </Line>
      );
    case "path_done":
      return (
        <Line at={entry.at} naming={naming} mark="path">
          <span className={styles.strong}>
            {timelineWords.pathDone(naming.path(entry.run.path))}
          </span>
        </Line>
      );
    case "silence":
      return <p className={styles.silence}>{timelineWords.silence(span(entry.seconds))}</p>;
  }
}

function EventLine({ event, naming }: { readonly event: Happened; readonly naming: Naming }) {
  const named = event.touchpoint === null ? null : naming.touchpoint(event.touchpoint);
  const detail = [event.channel, event.person, event.department].filter((part) => part !== null);
  return (
    <Line at={event.at} naming={naming} mark="event" isDayOnly={event.isDayOnly}>
      <span>
        {named ?? plainWords(event.name)}
        {event.kind === "unmatched" && <Chip>{timelineWords.unmapped}</Chip>}
      </span>
      <span className={styles.detail}>{detail.join(DOT)}</span>
    </Line>
  );
}

interface LineProps {
  readonly at: string;
  readonly naming: Naming;
  readonly mark: "event" | "stage" | "gate" | "path";
  readonly isDayOnly?: boolean;
  readonly children: ReactNode;
}

function Line({ at, naming, mark, isDayOnly = false, children }: LineProps) {
  return (
    <div className={cx(styles.line, styles[mark])}>
      <time className={styles.at} dateTime={at} title={zonedMoment(at, naming.timezone)}>
        {shortDay(at, naming.timezone)}
        <span className={styles.clock}>
          {isDayOnly || mark !== "event" ? "" : clock(at, naming.timezone)}
        </span>
      </time>
      <span className={styles.mark} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
    </div>
  );
}

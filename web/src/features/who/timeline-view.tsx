import type { ReactNode } from "react";
import type { JourneySaid } from "../../api/page";
import { clock, counted, day, month, shortDay, span, zonedMoment } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import {
  type Entry,
  entriesOf,
  type Happened,
  type Timeline,
  timelineOf,
} from "../../core/timeline";
import { plainWords, words } from "../../core/words";
import { Chip, Status } from "../../ui/chip";
import { Empty } from "../../ui/facts";
import { cx } from "../../ui/names";
import { useShowing } from "../living-map/showing";
import { StagesStrip } from "./stages-strip";
import styles from "./timeline-view.module.css";

/** One journey from its first event to its last: all channels and people, stages, paths and gates. */
export function TimelineView({ journey: key }: { readonly journey: string }) {
  const { map } = useShowing();
  const position = map.page.journeys.findIndex((one) => one.key === key);
  const journey = map.page.journeys[position];
  if (journey === undefined) return <Empty>{words.who.notCarried}</Empty>;
  const timeline = timelineOf(
    map.page.timelines,
    map.page.journeys,
    position,
    map.page.made.data_to,
  );
  return (
    <>
      <Head journey={journey} map={map} timeline={timeline} />
      <section
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.timeline.title}
      >
        {timeline === null ? (
          <Empty>{words.who.notCarried}</Empty>
        ) : (
          <>
            <StagesStrip timeline={timeline} map={map} />
            <Entries timeline={timeline} map={map} />
          </>
        )}
      </section>
    </>
  );
}

const CONDITIONS = {
  stuck: "breach",
  dead_end: "breach",
  slow: "watch",
  on_track: "ok",
  unknown: "unsure",
} as const;
const ENDS = { success: "ok", failure: "breach", neutral: "unsure", timed_out: "watch" } as const;

interface HeadProps {
  readonly journey: JourneySaid;
  readonly map: LivingMap;
  readonly timeline: Timeline | null;
}

function Head({ journey, map, timeline }: HeadProps) {
  const { open, outcome } = journey;
  const outcomeName = map.page.map.outcomes.find((one) => one.key === journey.outcome_key)?.name;
  return (
    <div className={styles.head}>
      <p className={styles.kicker}>{journey.case}</p>
      <h2 className={styles.title}>
        {journey.account_name ?? journey.account ?? words.who.noName}
      </h2>
      <p className={styles.facts}>
        {open !== null && (
          <Status condition={CONDITIONS[open.state]}>
            {words.openStates[open.state]}, {words.who.waits(span(open.age_s))}
          </Status>
        )}
        {outcome !== null && (
          <Status condition={ENDS[outcome]}>
            {outcomeName ?? words.outcomes[outcome]}
            {journey.end_reason !== null && ` (${plainWords(journey.end_reason)})`}
          </Status>
        )}
        <span className="faint">
          {day(journey.started_at, map.timezone)} –{" "}
          {journey.ended_at === null ? words.timeline.now : day(journey.ended_at, map.timezone)} ·{" "}
          {counted(journey.people, "person", "people")}
          {timeline !== null && ` · ${counted(timeline.events.length, "event")}`}
        </span>
      </p>
      {open?.next_step != null && (
        <p className="faint">
          {words.who.nextStep(map.byRef.get(open.next_step)?.said.name ?? open.next_step)}
        </p>
      )}
    </div>
  );
}

function Entries({ timeline, map }: { readonly timeline: Timeline; readonly map: LivingMap }) {
  const entries = entriesOf(timeline);
  let before = "";
  return (
    <ol className={styles.entries}>
      {entries.map((entry, index) => {
        const here = month(entry.at, map.timezone);
        const isNew = here !== before;
        before = here;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past does not change its order
          <li key={index}>
            {isNew && <p className={styles.month}>{here}</p>}
            <EntryLine entry={entry} map={map} />
          </li>
        );
      })}
    </ol>
  );
}

function EntryLine({ entry, map }: { readonly entry: Entry; readonly map: LivingMap }) {
  const stageName = (key: string) =>
    map.stages.find((one) => one.said.key === key)?.said.name ?? plainWords(key);
  const pathName = (key: string) =>
    map.page.map.paths.find((one) => one.key === key)?.name ?? plainWords(key);
  switch (entry.is) {
    case "event":
      return <EventLine event={entry.event} map={map} />;
    case "entered":
      return (
        <Line at={entry.at} map={map} mark="stage">
          <span className={styles.strong}>
            {words.timeline.entered(stageName(entry.visit.stage))}
            {entry.visit.number > 1 && ` ${words.timeline.again(entry.visit.number)}`}
          </span>
          <span className={styles.detail}>
            {entry.visit.left === null
              ? words.timeline.still(span(entry.visit.seconds))
              : words.timeline.stayed(span(entry.visit.seconds))}
          </span>
        </Line>
      );
    case "gate":
      return (
        <Line at={entry.at} map={map} mark="gate">
          <span className={styles.strong}>{words.timeline.gate(stageName(entry.gate.stage))}</span>
        </Line>
      );
    case "path_done":
      return (
        <Line at={entry.at} map={map} mark="path">
          <span className={styles.strong}>{words.timeline.pathDone(pathName(entry.run.path))}</span>
        </Line>
      );
    case "silence":
      return <p className={styles.silence}>{words.timeline.silence(span(entry.seconds))}</p>;
  }
}

function EventLine({ event, map }: { readonly event: Happened; readonly map: LivingMap }) {
  const named = map.byRef.get(`touchpoint:${event.touchpoint ?? ""}`)?.said.name ?? null;
  const detail = [event.channel, event.person, event.department].filter((part) => part !== null);
  return (
    <Line at={event.at} map={map} mark="event" isDayOnly={event.isDayOnly}>
      <span>
        {named ?? plainWords(event.name)}
        {event.kind === "unmatched" && <Chip>{words.timeline.unmapped}</Chip>}
      </span>
      <span className={styles.detail}>{detail.join(" · ")}</span>
    </Line>
  );
}

interface LineProps {
  readonly at: string;
  readonly map: LivingMap;
  readonly mark: "event" | "stage" | "gate" | "path";
  readonly isDayOnly?: boolean;
  readonly children: ReactNode;
}

function Line({ at, map, mark, isDayOnly = false, children }: LineProps) {
  return (
    <div className={cx(styles.line, styles[mark])}>
      <time className={styles.at} dateTime={at} title={zonedMoment(at, map.timezone)}>
        {shortDay(at, map.timezone)}
        <span className={styles.clock}>
          {isDayOnly || mark !== "event" ? "" : clock(at, map.timezone)}
        </span>
      </time>
      <span className={styles.mark} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
    </div>
  );
}

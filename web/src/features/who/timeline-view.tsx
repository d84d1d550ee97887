import type { JourneySaid } from "../../api/page";
import { DOT, day, span } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import { type Timeline, timelineOf } from "../../core/timeline";
import { plainWords, words } from "../../core/words";
import { timelineWords } from "../../core/words/timeline";
import { Status } from "../../ui/chip";
import { Empty } from "../../ui/facts";
import { ScrollRegion } from "../../ui/scroll-region";
import { useCustomers } from "../living-map/customers";
import { useShowing } from "../living-map/showing";
import { namingOf } from "./naming";
import { StagesStrip } from "./stages-strip";
import { TimelineEntries } from "./timeline-entries";
import styles from "./timeline-view.module.css";

/** One journey from its first event to its last: all channels and people, stages, paths and gates. */
export function TimelineView({ journey: key }: { readonly journey: string }) {
  const { map } = useShowing();
  const { value: told, instead } = useCustomers().useTold(key);
  if (told === undefined) return instead;
  const { journeys, timelines } = told;
  const position = journeys.findIndex((one) => one.key === key);
  const journey = journeys[position];
  if (journey === undefined) return <Empty>{words.who.notCarried}</Empty>;
  const timeline = timelineOf(timelines, journeys, position, map.page.made.data_to);
  return (
    <>
      <Head journey={journey} map={map} timeline={timeline} />
      <ScrollRegion className={styles.scroll} label={timelineWords.title}>
        {timeline === null ? (
          <Empty>{words.who.notCarried}</Empty>
        ) : (
          <>
            <StagesStrip timeline={timeline} naming={namingOf(map)} />
            <TimelineEntries timeline={timeline} naming={namingOf(map)} />
          </>
        )}
      </ScrollRegion>
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
  const { around } = useShowing();
  const { open, outcome } = journey;
  const outcomeName = map.page.map.outcomes.find((one) => one.key === journey.outcome_key)?.name;
  return (
    <div className={styles.head}>
      <p className={styles.kicker}>{journey.case}</p>
      <h2 className={styles.title}>
        {journey.account_name ?? journey.account ?? words.who.noName}
        {around.journeyLink?.(journey)}
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
          {journey.ended_at === null ? timelineWords.now : day(journey.ended_at, map.timezone)}
          {DOT}
          {timelineWords.people(journey.people)}
          {timeline !== null && `${DOT}${timelineWords.events(timeline.events.length)}`}
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

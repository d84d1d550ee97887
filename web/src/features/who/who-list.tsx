import type { JourneySaid } from "../../api/page";
import { count, DOT, day, span, zonedMoment } from "../../core/format";
import { countsOf, judged, type Listed, type Listing, membersOf, rowsOf } from "../../core/members";
import type { LivingMap } from "../../core/reading";
import { SIDES } from "../../core/scope";
import { plainWords, words } from "../../core/words";
import { Empty } from "../../ui/facts";
import { StatusGlyph } from "../../ui/glyph";
import { Tabs } from "../../ui/tabs";
import { useCustomers } from "../living-map/customers";
import { useShowing } from "../living-map/showing";
import { numberWords, subjectOf } from "./number-words";
import styles from "./who-list.module.css";

/** Who is in a number: those who did, did not, may still; each leads to its timeline. */
export function WhoList({ number }: { readonly number: string }) {
  const { map, screen, show } = useShowing();
  const counts = countsOf(map.page.who, number);
  if (counts === null) return <Empty>{nobodySaid(map)}</Empty>;
  const all = judged(counts) + counts.still_open;
  return (
    <>
      <div className={styles.head}>
        <p className={styles.subject}>{subjectOf(map, number)}</p>
        <h2 className={styles.title}>{numberWords(map, number)}</h2>
        <p className={styles.sum} data-judged={judged(counts)} data-of={all}>
          {all === counts.did
            ? words.who.inAll(count(all))
            : words.who.sum(
                count(counts.did),
                count(counts.did_not),
                count(judged(counts)),
                count(counts.still_open),
              )}
        </p>
      </div>
      <Tabs
        label={words.who.title}
        tabs={SIDES.map((side) => ({
          value: side,
          label: words.sides[side],
          count: counts[side],
        }))}
        value={screen.side}
        onChange={(side) => show({ side })}
      >
        {counts[screen.side] === 0 ? (
          <Empty>{words.who.nobody}</Empty>
        ) : (
          <ListOf number={number} map={map} />
        )}
      </Tabs>
    </>
  );
}

/** Why a list is empty: nobody is in it, or the reader may not know who is. */
export function nobodySaid(map: LivingMap): string {
  return map.page.made.customers === "hidden" ? words.who.hidden : words.who.nobody;
}

function ListOf({ number, map }: { readonly number: string; readonly map: LivingMap }) {
  const { screen } = useShowing();
  const { value: listing, instead } = useCustomers().useListing(number);
  if (listing === undefined) return instead;
  const listed = membersOf(listing.who, number)?.[screen.side];
  return listed && <Rows listing={listing} listed={listed} map={map} />;
}

interface RowsProps {
  readonly listing: Listing;
  readonly listed: Listed;
  readonly map: LivingMap;
}

function Rows({ listing, listed, map }: RowsProps) {
  const { show, around } = useShowing();
  return (
    <>
      <ul className={styles.list}>
        {rowsOf(listed).map((row) => {
          const journey = listing.journeys[row.journey];
          if (journey === undefined) return null;
          return (
            <li key={row.journey} className={styles.line}>
              <button
                type="button"
                className={styles.row}
                data-journey={journey.key}
                data-times={row.times}
                onClick={() => show({ journey: journey.key }, true)}
              >
                <JourneyLine journey={journey} map={map} times={row.times} />
              </button>
              {around.journeyLink?.(journey)}
            </li>
          );
        })}
      </ul>
      {listed.leftOut > 0 && (
        <p className={styles.more} data-left-out={listed.leftOut}>
          {words.who.listed(count(listed.journeys.length), count(listed.leftOut))} {words.who.all}:{" "}
          <code>{map.page.made.show_all}</code>
        </p>
      )}
    </>
  );
}

interface JourneyLineProps {
  readonly journey: JourneySaid;
  readonly map: LivingMap;
  readonly times: number;
}

const CONDITIONS = {
  stuck: "breach",
  dead_end: "breach",
  slow: "watch",
  on_track: "ok",
  unknown: "unsure",
} as const;

function JourneyLine({ journey, map, times }: JourneyLineProps) {
  const stage = map.stages.find((one) => one.said.key === journey.stage)?.said.name;
  const { open } = journey;
  return (
    <>
      <span className={styles.first}>
        <span className={styles.account}>
          {journey.account_name ?? journey.account ?? words.who.noName}
        </span>
        {open !== null ? (
          <span className={styles.state}>
            <StatusGlyph condition={CONDITIONS[open.state]} /> {words.openStates[open.state]}
          </span>
        ) : (
          <span className={styles.state}>
            {journey.outcome === null ? words.who.goesOn : words.outcomes[journey.outcome]}
          </span>
        )}
      </span>
      <span className={styles.second}>
        <span>
          {[
            journey.case,
            times > 1 ? words.who.times(times) : null,
            journey.segment === null ? null : segmentName(map, journey.segment),
          ]
            .filter((part) => part !== null && part !== journey.account)
            .join(DOT)}
        </span>
        <span
          title={zonedMoment(journey.ended_at ?? open?.since ?? journey.started_at, map.timezone)}
        >
          {open !== null
            ? `${stage ?? ""}${stage === undefined ? "" : DOT}${words.who.waits(span(open.age_s))}`
            : journey.ended_at !== null
              ? day(journey.ended_at, map.timezone)
              : words.who.since(day(journey.started_at, map.timezone))}
        </span>
      </span>
      {open !== null &&
        (open.owner !== null || open.state === "stuck" || open.state === "dead_end") && (
          <span className={styles.second}>
            <span>{open.owner ?? words.noOwner}</span>
            <span>{words.who.quiet(span(open.idle_s))}</span>
          </span>
        )}
    </>
  );
}

function segmentName(map: LivingMap, key: string): string {
  return map.page.map.segments.find((one) => one.key === key)?.name ?? plainWords(key);
}

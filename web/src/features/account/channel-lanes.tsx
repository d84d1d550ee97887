import { day, span, zonedMoment } from "../../core/format";
import { customerWords } from "../../core/words/customers";
import { saidChannel } from "../../core/words/vocabulary";
import { cx } from "../../ui/names";
import styles from "./channel-lanes.module.css";
import { lanesOf } from "./lanes";
import type { AccountSaid } from "./use-account";

const words = customerWords.account;

/** Every event of the customer in its channel's lane, over one scale of time; silences are shaded. */
export function ChannelLanes({ said }: { readonly said: AccountSaid }) {
  const events = [...said.elsewhere, ...said.journeys.flatMap((one) => one.events)];
  const drawn = lanesOf(
    events.map((event) => ({
      at: event.at,
      channel: event.channel,
      isOnMap: event.touchpoint !== null,
    })),
    said.data_to,
  );
  if (drawn.lanes.length === 0) return null;
  const sentence = words.lanesSaid(
    words.events(events.length),
    words.onChannels(drawn.lanes.length),
    drawn.silences.length === 0 ? words.noSilence : words.silences(drawn.silences.length),
  );
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <h2>{words.lanes}</h2>
        <span className="faint">{sentence}</span>
      </figcaption>
      <div className={styles.chart} role="img" aria-label={sentence}>
        <div className={styles.area}>
          {drawn.silences.map((one) => (
            <span
              key={one.from}
              className={styles.silence}
              style={{
                insetInlineStart: `${one.from * 100}%`,
                inlineSize: `${(one.to - one.from) * 100}%`,
              }}
              title={span(one.seconds)}
            />
          ))}
          {drawn.years.map((one) => (
            <span
              key={one.year}
              className={styles.year}
              style={{ insetInlineStart: `${one.place * 100}%` }}
            >
              {one.year}
            </span>
          ))}
        </div>
        {drawn.lanes.map((lane) => (
          <div key={lane.channel} className={styles.lane}>
            <span className={styles.name}>
              {lane.channel === null ? words.otherChannel : saidChannel(lane.channel)}
            </span>
            <span className={styles.track}>
              {lane.points.map((point, at) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: the past does not change its order
                  key={at}
                  className={cx(styles.dot, !point.isOnMap && styles.off)}
                  style={{ insetInlineStart: `${point.place * 100}%` }}
                  title={zonedMoment(point.at, said.timezone)}
                />
              ))}
            </span>
          </div>
        ))}
      </div>
      <p className={styles.ends}>
        <span>{day(firstOf(events.map((event) => event.at)), said.timezone)}</span>
        <span>{customerWords.open.dataTo(day(said.data_to, said.timezone))}</span>
      </p>
    </figure>
  );
}

/** The first of some instants, all in UTC, so that their texts sort as they do. */
function firstOf(times: readonly string[]): string {
  return [...times].sort()[0] ?? "";
}

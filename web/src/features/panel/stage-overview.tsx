import type { StageRow } from "../../api/page";
import { count, span } from "../../core/format";
import { type Stage, shortLength, unitOf, usualLength } from "../../core/reading";
import { involvedWords, words } from "../../core/words";
import { type Fact, Facts, Section } from "../../ui/facts";
import { Figure } from "../../ui/figure";
import { StatusGlyph } from "../../ui/glyph";
import { figureOf, Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { BroughtOn, Passages } from "./brought-on";
import { ChannelList } from "./channel-list";
import styles from "./panel.module.css";
import { Deviations, FindingsHere, Pains } from "./shared-parts";

/** A stage: what it must give, who answers, how it goes, who is here now. */
export function StageOverview({ stage }: { readonly stage: Stage }) {
  return (
    <>
      <FindingsHere findings={stage.findings} />
      <Facts facts={[...promised(stage), ...measured(stage)]} />
      <HereNow stage={stage} />
      <Deviations rows={stage.deviations} />
      <Pains pains={stage.said.pains} />
      <Gates stage={stage} />
    </>
  );
}

function promised(stage: Stage): readonly (Fact | null)[] {
  const { said } = stage;
  const { standard } = said;
  const usual = usualLength(stage);
  return [
    said.needs.length === 0
      ? null
      : {
          label: words.facts.need,
          value: said.needs.map((need) => (
            <p key={need.text}>
              {need.text}
              {need.persona !== null && <span className="faint"> {need.persona}</span>}
            </p>
          )),
        },
    { label: words.facts.owner, value: said.owner ?? words.nobodyOwns },
    said.involved.length === 0
      ? null
      : {
          label: words.facts.involved,
          value: said.involved
            .map((one) => `${one.department} (${involvedWords(one.role)})`)
            .join(", "),
        },
    {
      label: words.facts.standard,
      value:
        standard?.target == null ? (
          <>
            {said.has_no_standard ? words.noPromise : words.noStandard}
            {usual !== null && <p className="faint">{words.facts.usual(usual)}</p>}
          </>
        ) : (
          <>
            {shortLength(standard.target)}
            {standard.breach !== null && `, ${words.lateFrom(shortLength(standard.breach))}`}
            {standard.exceptions.map((one) => (
              <p key={`${one.segment}${one.region}`} className="faint">
                {words.exception(one.segment ?? one.region ?? "", shortLength(one.target ?? ""))}
              </p>
            ))}
          </>
        ),
    },
  ];
}

function measured(stage: Stage): readonly (Fact | null)[] {
  const row = stage.measured;
  if (row === null) return [{ label: words.layers.observed, value: words.connect }];
  const number = `stages.${row.key}`;
  const standard = usualLength(stage) === null ? row.standard : null; // what is usual is no promise
  const score = (key: "nps" | "csat" | "ces"): Fact | null => {
    const estimate = row[key];
    return estimate === null
      ? null
      : {
          label: words.facts[key],
          value: <Measured number={`${number}.${key}`} estimate={estimate} />,
        };
  };
  return [
    {
      label: words.facts.took,
      value: (
        <>
          <Measured
            number={`${number}.dwell`}
            estimate={row.dwell}
            unit={unitOf(stage.said.standard)}
            className={styles.big}
            shows="main"
          />{" "}
          <span className="faint">
            {words.ground(
              figureOf(row.dwell, unitOf(stage.said.standard)).basis,
              count(row.dwell.n),
            )}
          </span>
        </>
      ),
    },
    standard === null
      ? null
      : {
          label: words.facts.onTime,
          value: <Measured number={`${number}.standard.on_time`} estimate={standard.on_time} />,
        },
    {
      label: words.facts.movedOn,
      value: (
        <>
          <Measured number={`${number}.moved_on`} estimate={row.moved_on} />
          <p className="faint">{allowed(row)}</p>
        </>
      ),
    },
    row.came_back === 0
      ? null
      : {
          label: words.facts.cameBack,
          value: (
            <>
              <Figure number={`${number}.came_back`}>{count(row.came_back)}</Figure>{" "}
              <span className="faint">{words.facts.cameBackTo}</span>
            </>
          ),
        },
    {
      label: words.facts.entered,
      value: <Figure number={`${number}.entered`}>{count(row.entered)}</Figure>,
    },
    standard === null
      ? null
      : {
          label: words.facts.overdue,
          value: (
            <Figure number={`${number}.standard.overdue_now`}>{count(standard.overdue_now)}</Figure>
          ),
        },
    score("nps"),
    score("csat"),
    score("ces"),
    {
      label: words.facts.channels,
      value: (
        <ChannelList
          channels={row.channels}
          number={number}
          below={(channel) => (
            <BroughtOn channel={channel} number={`${number}.channels.${channel.key}`} />
          )}
        />
      ),
    },
    { label: words.facts.broughtOnHere, value: <Passages row={row} /> },
  ];
}

/** The time that was allowed for moving on, and who came too late to be judged by it. */
function allowed(row: StageRow): string {
  const within =
    row.matured_by_s === null
      ? words.facts.movedOnEnded
      : words.facts.movedOnWithin(span(row.matured_by_s));
  const young = row.entered - row.moved_on.n;
  return young === 0 ? within : `${within}; ${words.facts.notJudged(count(young))}`;
}

const STATES = ["stuck", "dead_end", "slow", "on_track", "unknown"] as const;
const CONDITIONS = {
  stuck: "breach",
  dead_end: "breach",
  slow: "watch",
  on_track: "ok",
  unknown: "unsure",
} as const;

function HereNow({ stage }: { readonly stage: Stage }) {
  const row = stage.measured;
  if (row === null) return null;
  const number = `stages.${row.key}`;
  return (
    <Section
      title={words.facts.hereNow}
      aside={<Figure number={`${number}.open_now`}>{count(row.open_now)}</Figure>}
    >
      <ul>
        {STATES.filter((state) => row.states[state] > 0).map((state) => (
          <li key={state} className={styles.pair}>
            <span className={styles.glyphed}>
              <StatusGlyph condition={CONDITIONS[state]} /> {words.openStates[state]}
            </span>
            <Figure number={`${number}.states.${state}`}>{count(row.states[state])}</Figure>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Gates({ stage }: { readonly stage: Stage }) {
  const { map } = useShowing();
  const { gate, compliance } = stage.said;
  if (gate === null && compliance.length === 0) return null;
  const paths =
    gate?.paths.map((key) => map.page.map.paths.find((one) => one.key === key)?.name ?? key) ?? [];
  return (
    <Section title={words.facts.gate}>
      <Facts
        facts={[
          gate === null
            ? null
            : {
                label: words.facts.gate,
                value: `${paths.join(", ")}: ${gateWords(gate.need, gate.quorum ?? paths.length, paths.length)}`,
              },
          compliance.length === 0
            ? null
            : {
                label: words.facts.checks,
                value: compliance.map((one) => (
                  <p key={one.key}>
                    {one.name}
                    {one.within !== null && (
                      <span className="faint"> {words.within(shortLength(one.within))}</span>
                    )}
                  </p>
                )),
              },
        ]}
      />
    </Section>
  );
}

function gateWords(need: "all" | "any" | "quorum", quorum: number, all: number): string {
  switch (need) {
    case "all":
      return words.gateAll(all);
    case "any":
      return words.gateAny;
    case "quorum":
      return words.gateQuorum(quorum);
  }
}

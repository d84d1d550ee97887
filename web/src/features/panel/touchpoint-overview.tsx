import type { TouchpointRow } from "../../api/page";
import { count, DOT } from "../../core/format";
import { type BothSides, type Feelings, shortLength, type Touchpoint } from "../../core/reading";
import { words } from "../../core/words";
import { Face } from "../../ui/face";
import { type Fact, Facts, Section } from "../../ui/facts";
import { Figure } from "../../ui/figure";
import { rated, valenceWords } from "../living-map/card-words";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { ChannelList } from "./channel-list";
import styles from "./panel.module.css";
import { Deviations, FindingsHere, Pains, Ways } from "./shared-parts";

/** A touchpoint: what is expected, who answers, how it is for customers, what follows. */
export function TouchpointOverview({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const { said, opportunities } = touchpoint;
  return (
    <>
      <FindingsHere findings={touchpoint.findings} />
      <Facts facts={[...promised(touchpoint), ...felt(touchpoint), ...measured(touchpoint)]} />
      <Deviations rows={touchpoint.deviations} />
      <Afterwards touchpoint={touchpoint} />
      <Pains pains={said.pains} />
      <Ways touchpoint={touchpoint} />
      {said.activities.length > 0 && (
        <Section title={words.activities}>
          {said.activities.map((one) => (
            <p key={one.key} className={styles.item}>
              {one.name}{" "}
              <span className="faint">
                {[one.who, one.due].filter((part) => part !== null).join(DOT)}
              </span>
            </p>
          ))}
        </Section>
      )}
      {opportunities.length > 0 && (
        <Section title={words.opportunities}>
          {opportunities.map((one) => (
            <p key={one.key} className={styles.item}>
              {one.name} <span className="faint">{one.owner ?? words.noOwner}</span>
            </p>
          ))}
        </Section>
      )}
    </>
  );
}

function promised({ said }: Touchpoint): readonly (Fact | null)[] {
  const perhaps = (label: string, value: string | null): Fact | null =>
    value === null ? null : { label, value };
  const firstStep = said.fail_points.find((one) => one.recovery !== null)?.recovery ?? null;
  return [
    { label: words.facts.owner, value: said.owner ?? words.nobodyOwns },
    perhaps(words.facts.expectation, said.expectation),
    perhaps(
      words.facts.response,
      said.response_within === null ? null : words.within(shortLength(said.response_within)),
    ),
    perhaps(
      words.facts.cadence,
      said.cadence === null ? null : words.every(shortLength(said.cadence)),
    ),
    firstStep === null
      ? null
      : {
          label: words.facts.ifWrong,
          value: `${firstStep.owner === null ? "" : `${firstStep.owner}: `}${firstStep.actions[0] ?? ""}${firstStep.within === null ? "" : `, ${words.within(shortLength(firstStep.within))}`}`,
        },
  ];
}

function felt(touchpoint: Touchpoint): readonly (Fact | null)[] {
  return [
    rating(words.facts.importance, touchpoint.importance),
    rating(words.facts.performance, touchpoint.performance),
    feelings(touchpoint.feelings),
  ];
}

function rating(label: string, { believed, observed }: BothSides): Fact | null {
  if (believed === null && observed === null) return null;
  const they =
    observed === null
      ? null
      : observed.quality === "too_few"
        ? words.tooFew(observed.n ?? 0)
        : `${words.they(rated(observed))}${observed.n === null ? "" : ` (${words.said(count(observed.n))})`}`;
  return {
    label,
    value: [they, believed === null ? null : words.we(rated(believed))]
      .filter((part) => part !== null)
      .join(DOT),
  };
}

const TOLD = ["wanted", "believed", "heard"] as const;

function feelings(said: Feelings): Fact | null {
  const known = TOLD.filter((told) => said[told] !== null);
  if (known.length === 0) return null;
  return {
    label: words.facts.emotion,
    value: known.map((told) => {
      const feeling = said[told];
      if (feeling === null) return null;
      return (
        <p key={told} className={styles.faceLine}>
          <Face
            valence={feeling.valence}
            bearing={told}
            size={18}
            isHollow={feeling.quality !== "ok"}
          />
          <span>
            {words.told[told]} {feeling.label} {valenceWords(feeling.valence)}
            {feeling.n !== null && <span className="faint"> {`n\u00a0=\u00a0${feeling.n}`}</span>}
          </span>
        </p>
      );
    }),
  };
}

function measured(touchpoint: Touchpoint): readonly (Fact | null)[] {
  const row = touchpoint.measured;
  if (row === null) return [{ label: words.layers.observed, value: words.unbound }];
  const number = `touchpoints.${row.key}`;
  const perhaps = (key: "nps" | "csat" | "ces", label: string): Fact | null => {
    const estimate = row[key];
    return estimate === null
      ? null
      : { label, value: <Measured number={`${number}.${key}`} estimate={estimate} /> };
  };
  return [
    { label: words.facts.seen, value: <Measured number={`${number}.seen`} estimate={row.seen} /> },
    {
      label: words.facts.journeys,
      value: <Figure number={`${number}.journeys`}>{count(row.journeys)}</Figure>,
    },
    {
      label: words.facts.events,
      value: <Figure number={`${number}.events`}>{count(row.events)}</Figure>,
    },
    ...answered(row, number),
    perhaps("nps", words.facts.nps),
    perhaps("csat", words.facts.csat),
    perhaps("ces", words.facts.ces),
    row.channels.length === 0
      ? null
      : {
          label: words.facts.channels,
          value: <ChannelList channels={row.channels} number={number} />,
        },
  ];
}

/** How the response time is kept and who waits; why it cannot be told where no contact is known. */
function answered(row: TouchpointRow, number: string): readonly (Fact | null)[] {
  if (row.on_time === null) return [];
  const label = words.facts.answered;
  if (row.on_time.value === null && row.on_time.note !== undefined)
    return [{ label, value: <span className="faint">{row.on_time.note}</span> }];
  return [
    { label, value: <Measured number={`${number}.on_time`} estimate={row.on_time} /> },
    row.overdue_now === null || row.overdue_now === 0
      ? null
      : {
          label: words.facts.waiting,
          value: <Figure number={`${number}.overdue_now`}>{count(row.overdue_now)}</Figure>,
        },
  ];
}

const AFTER = ["went_on", "success", "failure", "neutral", "silent", "came_back"] as const;

function Afterwards({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const { map } = useShowing();
  const row = map.page.overlay.dead_ends.find((one) => one.key === touchpoint.said.key);
  if (row === undefined || row.n === 0) return null;
  return (
    <Section title={words.facts.afterwards} aside={row.flagged ? words.marks.deadEnd : undefined}>
      <ul>
        {AFTER.filter((kind) => row[kind] > 0).map((kind) => (
          <li key={kind} className={styles.pair}>
            <span>{words.after[kind]}</span>
            <Figure number={`dead_ends.${row.key}.${kind}`}>{count(row[kind])}</Figure>
          </li>
        ))}
      </ul>
    </Section>
  );
}

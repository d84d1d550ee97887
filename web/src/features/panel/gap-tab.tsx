import { count } from "../../core/format";
import {
  type BothSides,
  isStage,
  type Reading,
  type Stage,
  type Touchpoint,
} from "../../core/reading";
import { words } from "../../core/words";
import { Empty, Facts, Section } from "../../ui/facts";
import { BasisGlyph } from "../../ui/glyph";
import { gapOf, gapWords, rated } from "../living-map/card-words";
import { bothSidesOf } from "./both-sides";
import styles from "./panel.module.css";
import { RatingScale } from "./rating-scale";

/** What matters to customers, how it is for them, and where we misjudge it. */
export function GapTab({ element }: { readonly element: Stage | Touchpoint }) {
  const { importance, performance } = bothSidesOf(element);
  const isSilent = [
    importance.believed,
    importance.observed,
    performance.believed,
    performance.observed,
  ].every((one) => one === null);
  if (isSilent) return <Empty>{words.nobodySaid}</Empty>;
  const theirs = gapOf(importance.observed, performance.observed);
  const apart = misjudged(performance);
  const quadrant = isStage(element)
    ? null
    : (element.gaps.find((row) => row.quadrant !== null)?.quadrant ?? null);
  return (
    <>
      <RatingScale label={words.facts.importance} sides={importance} />
      <RatingScale label={words.facts.performance} sides={performance} />
      <p className={styles.glyphed}>
        <BasisGlyph basis="believed" /> {words.weLegend} <BasisGlyph basis="observed" />{" "}
        {words.theyLegend}
      </p>
      <Section title={words.inWords}>
        <Facts
          facts={[
            {
              label: words.forCustomers,
              value: theirs === null ? words.notMeasured : gapWords(theirs),
            },
            { label: words.ourView, value: apart ?? words.notMeasured },
            quadrant === null
              ? null
              : { label: words.meaning, value: words.quadrants[quadrant] ?? words.plain(quadrant) },
          ]}
        />
      </Section>
    </>
  );
}

function misjudged({ believed, observed }: BothSides): string | null {
  if (believed === null || observed === null || observed.quality === "too_few") return null;
  return `${words.weThey(rated(believed), rated(observed))}${n(observed)}`;
}

function n(reading: Reading): string {
  return reading.n === null ? "" : ` (${words.said(count(reading.n))})`;
}

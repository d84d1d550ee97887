import type { Estimate } from "../../api/page";
import {
  type DurationUnit,
  type FigureText,
  type Measured as FormMeasured,
  hasInterval,
  money,
  number,
  plain,
  score,
  share,
  time,
} from "../../core/format";
import { Figure } from "../../ui/figure";

const same = (value: string) => value;

/** What of an estimate decides how it is written. */
export type Measurable = FormMeasured & Pick<Estimate, "unit">;

/** How an estimate is written, by its unit. */
export function figureOf(estimate: Measurable, unit: DurationUnit | null = null): FigureText {
  switch (estimate.unit) {
    case "share":
      return share(estimate);
    case "s":
      return time(estimate, unit);
    case "points":
      return score(estimate, true);
    default:
      return plain(estimate);
  }
}

/** True where a number must look as if it stood on little. */
export function isHollow(estimate: Measurable): boolean {
  return estimate.quality !== "ok";
}

/** A mean cost with its interval; null where no cost is known or too few paid it. */
export function costOf(cost: Measurable, currency: string | null, says = same): string | null {
  const { value, low, high, quality } = cost;
  if (value === null || quality === "too_few" || quality === "none") return null;
  const each = says(money(value, currency ?? ""));
  return !hasInterval(cost) || low === null || high === null
    ? each
    : `${each} (${number(low, 0)}–${number(high, 0)})`;
}

interface MeasuredProps {
  /** the path of the number in the document */
  readonly number: string;
  readonly estimate: Measurable;
  readonly unit?: DurationUnit | null;
  /** only the value, or value with interval and n */
  readonly shows?: "main" | "text";
  readonly after?: string;
  /** a sentence with the value in it, in place of the value */
  readonly says?: (value: string) => string;
  readonly className?: string | undefined;
}

/** An estimate that can be asked "who?". */
export function Measured({
  number,
  estimate,
  unit = null,
  shows = "text",
  after = "",
  says,
  className,
}: MeasuredProps) {
  const figure = figureOf(estimate, unit);
  return (
    <Figure number={number} says={figure.text} className={className} isHollow={isHollow(estimate)}>
      {(says ?? same)(shows === "main" ? figure.main : figure.text)}
      {after}
    </Figure>
  );
}

import type { Estimate } from "../../api/page";
import { type DurationUnit, type FigureText, plain, score, share, time } from "../../core/format";
import { Figure } from "../../ui/figure";

/** How an estimate is written, by its unit. */
export function figureOf(estimate: Estimate, unit: DurationUnit | null = null): FigureText {
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
export function isHollow(estimate: Estimate): boolean {
  return estimate.quality !== "ok";
}

interface MeasuredProps {
  /** the path of the number in the document */
  readonly number: string;
  readonly estimate: Estimate;
  readonly unit?: DurationUnit | null;
  /** only the value, or value with interval and n */
  readonly shows?: "main" | "text";
  readonly after?: string;
  readonly className?: string | undefined;
}

/** An estimate that can be asked "who?". */
export function Measured({
  number,
  estimate,
  unit = null,
  shows = "text",
  after = "",
  className,
}: MeasuredProps) {
  const figure = figureOf(estimate, unit);
  return (
    <Figure number={number} says={figure.text} className={className} isHollow={isHollow(estimate)}>
      {shows === "main" ? figure.main : figure.text}
      {after}
    </Figure>
  );
}

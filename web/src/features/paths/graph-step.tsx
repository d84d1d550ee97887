import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { RotateCcw } from "lucide-react";
import { useId } from "react";
import { count, percent } from "../../core/format";
import { pathWords as words } from "../../core/words/paths";
import { Figure } from "../../ui/figure";
import { StatusGlyph } from "../../ui/glyph";
import { cx } from "../../ui/names";
import { figureOf } from "../living-map/estimate";
import type { PlacedLine } from "./graph-layout";
import { numberOf, shortTime, VERDICTS } from "./naming";
import type { WayStep, WaysSaid } from "./use-ways";
import styles from "./way-graph.module.css";

export interface StepData extends Record<string, unknown> {
  readonly step: WayStep;
  readonly line: PlacedLine;
  readonly ways: WaysSaid;
  /** how often the most frequent step was taken */
  readonly most: number;
  /** begins or ends at the place that is chosen */
  readonly isBeside: boolean;
}

const WIDEST = 8;
/** A step as a line with an arrow, the wider the more often; its label counts and tells the median time. */
export function GraphStep({ id, data }: EdgeProps<Edge<StepData, "step">>) {
  const arrow = useId();
  if (data === undefined) return null;
  const { step, line, most, isBeside } = data;
  const look = step.took === null ? step.kind : step.took.verdict;
  const width = Math.max(1, WIDEST * Math.sqrt(step.n / most));
  return (
    <>
      <defs>
        <marker
          id={arrow}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth={7 + width}
          markerHeight={7 + width}
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" className={cx(styles.arrow, styles[look])} />
        </marker>
      </defs>
      <g data-step={id} data-kind={step.kind} data-look={look}>
        <BaseEdge
          path={line.path}
          className={cx(styles.line, styles[look], isBeside && styles.beside)}
          style={{ strokeWidth: width }}
          markerEnd={`url(#${arrow})`}
          interactionWidth={0}
        />
      </g>
      <EdgeLabelRenderer>
        <div
          className={cx(styles.label, isBeside && styles.labelBeside, "nodrag nopan")}
          style={{
            transform: `translate(-50%, -50%) translate(${line.label.x}px, ${line.label.y}px)`,
          }}
          aria-hidden="true"
          data-label={id}
        >
          <StepLabel data={data} />
        </div>
      </EdgeLabelRenderer>
    </>
  );
}

function StepLabel({ data: { step, line, ways } }: { readonly data: StepData }) {
  const number = (last: string) => numberOf(ways, "steps", step.key, last);
  const back = line.isBack && (
    <span title={words.legend.back} data-back>
      <RotateCcw size={10} strokeWidth={2.2} aria-hidden="true" />
    </span>
  );
  if (step.took !== null) {
    const { converted, lost, verdict } = step.took;
    return (
      <>
        <span>
          {back}
          <StatusGlyph condition={VERDICTS[verdict]} />
          <Figure number={number("converted")} says={figureOf(converted).text}>
            {short(converted)}
          </Figure>
        </span>
        <Figure number={number("lost")} says={figureOf(lost).text}>
          {short(lost)}
        </Figure>
      </>
    );
  }
  const time = shortTime(step);
  return (
    <>
      <span>
        {back}
        <Figure number={number("n")}>{count(step.n)}</Figure>
      </span>
      {time !== null && (
        <Figure number={number("time")} says={figureOf(step.time).text}>
          {time}
        </Figure>
      )}
    </>
  );
}

/** A share in the space of a label; what it rests on is told beside it and in the table. */
function short({ value, k, n, quality }: NonNullable<WayStep["took"]>["lost"]): string {
  const isShare = quality === "ok" || quality === "small";
  return value !== null && isShare ? percent(value) : `${count(k ?? 0)}/${count(n)}`;
}

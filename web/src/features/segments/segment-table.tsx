import { Link } from "@tanstack/react-router";
import { count, fittingUnit, hasInterval } from "../../core/format";
import type { ScopeSearch } from "../../core/scope";
import { details } from "../../core/words/details";
import { segmentWords as words } from "../../core/words/segments";
import { cx } from "../../ui/names";
import { ScrollRegion } from "../../ui/scroll-region";
import { figureOf } from "../living-map/estimate";
import { ShareMark } from "../living-map/share-mark";
import type { StageHead } from "../measured/use-stage-heads";
import styles from "./segments.module.css";

type Estimate = StageHead["moved_on"];
type Measure = keyof typeof words.measures;

export interface Side {
  /** null = all customers */
  readonly segment: string | null;
  readonly name: string;
  readonly stages: readonly StageHead[];
}

interface SegmentTableProps {
  readonly journey: string;
  /** the scope without its segment */
  readonly scope: ScopeSearch;
  readonly sides: readonly [Side, Side];
}

const COUNTS = ["entered", "open_now"] as const;
const ESTIMATES = ["moved_on", "dwell", "on_time"] as const;

/** Every stage with the numbers of both sides next to each other. */
export function SegmentTable({ journey, scope, sides }: SegmentTableProps) {
  const [left, right] = sides;
  const name = words.table(left.name, right.name);
  return (
    <ScrollRegion className={styles.scroll} label={name}>
      <table className={styles.table}>
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            {sides.map((side) => (
              <th key={side.segment ?? ""} scope="col">
                {side.name}
              </th>
            ))}
          </tr>
        </thead>
        {left.stages.map((stage, place) => {
          const other = right.stages[place];
          if (other === undefined) return null;
          const cells = [
            { side: left, head: stage },
            { side: right, head: other },
          ].map(({ side, head }) => ({ journey, scope, side, head }));
          return <StageRows key={stage.key} stage={stage} cells={cells} />;
        })}
      </table>
    </ScrollRegion>
  );
}

interface Cell {
  readonly journey: string;
  readonly scope: ScopeSearch;
  readonly side: Side;
  readonly head: StageHead;
}

interface StageRowsProps {
  readonly stage: StageHead;
  readonly cells: readonly Cell[];
}

function StageRows({ stage, cells }: StageRowsProps) {
  return (
    <tbody data-stage={stage.key}>
      <tr>
        <th scope="rowgroup" colSpan={cells.length + 1} className={styles.stage}>
          {stage.name}
        </th>
      </tr>
      {COUNTS.map((measure) => (
        <tr key={measure} data-measure={measure}>
          <th scope="row">{words.measures[measure]}</th>
          {cells.map((cell) => (
            <td key={cell.side.segment ?? ""}>
              <Who cell={cell} measure={measure} n={cell.head[measure]}>
                {count(cell.head[measure])}
              </Who>
            </td>
          ))}
        </tr>
      ))}
      {ESTIMATES.map((measure) => (
        <EstimateRow key={measure} measure={measure} cells={cells} />
      ))}
    </tbody>
  );
}

interface EstimateRowProps {
  readonly measure: (typeof ESTIMATES)[number];
  readonly cells: readonly Cell[];
}

function EstimateRow({ measure, cells }: EstimateRowProps) {
  const found = cells.map((cell) => estimateOf(cell.head, measure));
  if (found.every((one) => one === null)) return null;
  const values = found.flatMap((one) => (one?.unit === "s" && one.value !== null ? one.value : []));
  const unit = values.length > 0 ? fittingUnit(Math.max(...values)) : null;
  return (
    <tr data-measure={measure}>
      <th scope="row">
        {words.measures[measure]}
        {areApart(found) && <span className={styles.apart}>{words.apart}</span>}
      </th>
      {cells.map((cell) => {
        const estimate = estimateOf(cell.head, measure);
        if (estimate === null) return <td key={cell.side.segment ?? ""}>{words.noStandard}</td>;
        const figure = figureOf(estimate, unit);
        return (
          <td key={cell.side.segment ?? ""}>
            <Who cell={cell} measure={measure} n={estimate.n}>
              {figure.main}
            </Who>
            {estimate.n > 0 && (
              <span className={styles.ground}>
                {details.ground(figure.basis, count(estimate.n))}
              </span>
            )}
            <ShareBar estimate={estimate} />
          </td>
        );
      })}
    </tr>
  );
}

function estimateOf(head: StageHead, measure: (typeof ESTIMATES)[number]): Estimate | null {
  return measure === "on_time" ? (head.standard?.on_time ?? null) : head[measure];
}

/** True where what is known of both leaves no doubt that they differ. */
function areApart([left, right]: readonly (Estimate | null)[]): boolean {
  if (left?.low == null || left.high == null || right?.low == null || right.high == null)
    return false;
  return (
    hasInterval(left) && hasInterval(right) && (left.low > right.high || right.low > left.high)
  );
}

/** A share as a bar with its interval; nothing for a time, and where there are too few to tell. */
function ShareBar({ estimate }: { readonly estimate: Estimate }) {
  const { unit, value, quality } = estimate;
  if (unit !== "share" || value === null || quality === "too_few" || quality === "none")
    return null;
  return (
    <span className={styles.bar} aria-hidden="true">
      <ShareMark estimate={estimate} />
    </span>
  );
}

interface WhoProps {
  readonly cell: Cell;
  readonly measure: Measure;
  readonly n: number;
  readonly children: string;
}

/** A number that leads to the list of who is behind it, in the scope of its segment. */
function Who({ cell: { journey, scope, side, head }, measure, n, children }: WhoProps) {
  if (n === 0) return <span className={styles.figure}>{children}</span>;
  const number = measure === "on_time" ? "standard.on_time" : measure;
  return (
    <Link
      to="/m/$journey"
      params={{ journey }}
      search={side.segment === null ? scope : { ...scope, segment: side.segment }}
      hash={`who=stages.${head.key}.${number}`}
      className={cx(styles.figure, styles.who)}
      data-number={`${side.segment ?? ""}:stages.${head.key}.${number}`}
    >
      {children}
      <span className="unseen">, {words.who(words.measures[measure], head.name, side.name)}</span>
    </Link>
  );
}

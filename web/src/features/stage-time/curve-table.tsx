import { count } from "../../core/format";
import { stageTimeWords as words } from "../../core/words/stage-time";
import { Figure } from "../../ui/figure";
import { TableFrame } from "../journey-frame/table-frame";
import { Measured } from "../living-map/estimate";
import type { StageCurve } from "./use-stage-time";

interface CurveTableProps {
  readonly stage: string;
  readonly curves: readonly StageCurve[];
}

/** The same curves in numbers; each leads to who left and who is still there. */
export function CurveTable({ stage, curves }: CurveTableProps) {
  return (
    <TableFrame
      name={words.table(stage)}
      columns={[
        { key: "group", name: words.group },
        { key: "n", name: words.n, isNumber: true },
        { key: "open", name: words.openColumn, isNumber: true },
        { key: "median", name: words.median, isNumber: true },
        { key: "p75", name: words.p75, isNumber: true },
        { key: "p90", name: words.p90, isNumber: true },
      ]}
      rows={curves.map((curve) => {
        const number = `time.${curve.segment ?? "everybody"}.median`;
        return {
          key: curve.segment ?? "",
          cells: [
            curve.name ?? words.everybody,
            <Figure key="n" number={number}>
              {count(curve.n)}
            </Figure>,
            count(curve.still_open),
            <Measured key="50" number={number} estimate={curve.median} />,
            <Measured key="75" number={number} estimate={curve.p75} />,
            <Measured key="90" number={number} estimate={curve.p90} />,
          ],
        };
      })}
    />
  );
}

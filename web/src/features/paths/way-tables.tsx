import { count } from "../../core/format";
import { pathWords as words } from "../../core/words/paths";
import { Status } from "../../ui/chip";
import { Figure } from "../../ui/figure";
import { TableFrame } from "../journey-frame/table-frame";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { nameOf } from "../who/number-words";
import { endsOf, numberOf, VERDICTS } from "./naming";
import type { WayStep, WaysSaid } from "./use-ways";

/** The graph in numbers: its steps, then its places. */
export function WayTables({ ways }: { readonly ways: WaysSaid }) {
  const { map } = useShowing();
  return (
    <>
      <StepTable ways={ways} />
      {ways.left_out > 0 && (
        <p className="faint">{words.steps.leftOut(count(ways.left_out), count(ways.left_out_n))}</p>
      )}
      <TableFrame
        name={words.nodes.table}
        columns={[
          { key: "place", name: words.nodes.place },
          { key: "n", name: words.nodes.n, isNumber: true },
        ]}
        rows={ways.nodes.map((node) => ({
          key: node.key,
          cells: [
            nameOf(map, node.ref),
            <Figure key="n" number={numberOf(ways, "nodes", node.key, "n")}>
              {count(node.n)}
            </Figure>,
          ],
        }))}
      />
    </>
  );
}

function StepTable({ ways }: { readonly ways: WaysSaid }) {
  const { map } = useShowing();
  const isCompared = ways.steps.some((step) => step.took !== null);
  const compared = isCompared
    ? [
        { key: "converted", name: words.steps.converted, isNumber: true },
        { key: "lost", name: words.steps.lost, isNumber: true },
        { key: "verdict", name: words.steps.verdict },
      ]
    : [];
  return (
    <TableFrame
      name={words.steps.table}
      columns={[
        { key: "step", name: words.steps.step },
        { key: "kind", name: words.steps.kind },
        { key: "n", name: words.steps.n, isNumber: true },
        { key: "share", name: words.steps.share, isNumber: true },
        { key: "time", name: words.steps.time, isNumber: true },
        ...compared,
      ]}
      rows={ways.steps.map((step) => {
        const number = (last: string) => numberOf(ways, "steps", step.key, last);
        return {
          key: step.key,
          cells: [
            endsOf(map, step).join(" → "),
            words.kinds[step.kind],
            <Figure key="n" number={number("n")}>
              {count(step.n)}
            </Figure>,
            <Measured key="share" number={number("share")} estimate={step.share} />,
            step.time.n === 0 ? (
              words.noTime
            ) : (
              <Measured key="time" number={number("time")} estimate={step.time} />
            ),
            ...(step.took === null ? [] : tookCells(step.took, number)),
          ],
        };
      })}
    />
  );
}

function tookCells(took: NonNullable<WayStep["took"]>, number: (last: string) => string) {
  return [
    <Measured key="converted" number={number("converted")} estimate={took.converted} />,
    <Measured key="lost" number={number("lost")} estimate={took.lost} />,
    <Status key="verdict" condition={VERDICTS[took.verdict]}>
      {words.verdicts[took.verdict]}
    </Status>,
  ];
}

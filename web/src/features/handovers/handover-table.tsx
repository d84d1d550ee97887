import type { HandoverRow } from "../../api/page";
import { count } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import { handoverWords } from "../../core/words/handovers";
import { Figure } from "../../ui/figure";
import { TableFrame } from "../journey-frame/table-frame";
import { Measured } from "../living-map/estimate";
import { department } from "../who/number-words";

const words = handoverWords.table;
const KINDS = ["late", "re_ask", "bounce", "silent"] as const;

/** The pairs of departments, those with the most broken handovers first. */
export function HandoverTable({ map }: { readonly map: LivingMap }) {
  return (
    <TableFrame
      name={words.name}
      columns={[
        { key: "pair", name: words.pair },
        { key: "n", name: words.n, isNumber: true },
        { key: "broken", name: words.broken, isNumber: true },
        ...KINDS.map((kind) => ({ key: kind, name: words[kind], isNumber: true })),
        { key: "wait", name: words.wait, isNumber: true },
      ]}
      rows={byLoss(map.page.overlay.handovers).map((row) => ({
        key: row.key,
        cells: [
          `${department(map, row.from)} → ${department(map, row.to)}`,
          <Figure key="n" number={`handovers.${row.key}.n`}>
            {count(row.n)}
          </Figure>,
          <Figure key="broken" number={`handovers.${row.key}.broken`}>
            {count(row.broken)}
          </Figure>,
          ...KINDS.map((kind) => (
            <Figure key={kind} number={`handovers.${row.key}.kinds.${kind}`}>
              {count(row.kinds[kind])}
            </Figure>
          )),
          <Measured key="wait" number={`handovers.${row.key}.wait`} estimate={row.wait} />,
        ],
      }))}
    />
  );
}

/** Those that break most often first. */
function byLoss(rows: readonly HandoverRow[]): readonly HandoverRow[] {
  return [...rows].sort((a, b) => b.broken - a.broken || b.n - a.n);
}

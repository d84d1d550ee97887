import type { Estimate, KpiRow, KpiSaid } from "../../api/page";
import { count, number, percent, span } from "../../core/format";
import { words } from "../../core/words";
import { Status } from "../../ui/chip";
import { Empty } from "../../ui/facts";
import type { Condition } from "../../ui/glyph";
import { figureOf, Measured } from "../living-map/estimate";
import { useLasting } from "../living-map/showing";
import styles from "./boards.module.css";

/** Each KPI against its target, with how sure that is. */
export function TargetsBoard() {
  const { map } = useLasting();
  const { kpis } = map.page.map;
  if (kpis.length === 0) return <Empty>{words.targets.none}</Empty>;
  return (
    <table className={styles.table}>
      <caption className="unseen">{words.targets.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.targets.title}</th>
          <th scope="col">{words.targets.value}</th>
        </tr>
      </thead>
      <tbody>
        {kpis.map((said) => (
          <Kpi
            key={said.key}
            said={said}
            row={map.page.overlay.kpis.find((one) => one.key === said.key) ?? null}
          />
        ))}
      </tbody>
    </table>
  );
}

function Kpi({ said, row }: { readonly said: KpiSaid; readonly row: KpiRow | null }) {
  const { condition, word } = judgement(row);
  const line = lineOnBase(row);
  return (
    <tr>
      <th scope="row">
        {said.name}
        <span className={styles.sub}>{said.targets.map((one) => one.text).join(", ")}</span>
        {line !== null && <span className={styles.sub}>{line}</span>}
        <span className={styles.sub}>{said.owner ?? words.noOwner}</span>
      </th>
      <td>
        {row?.value == null ? words.notMeasured : <Value said={said} estimate={row.value} />}
        <span className={styles.judged}>
          <Status condition={condition}>{word}</Status>
        </span>
        {row !== null && row.still_open > 0 && (
          <span className={styles.sub}>{words.targets.stillOpen(count(row.still_open))}</span>
        )}
      </td>
    </tr>
  );
}

function Value({ said, estimate }: { readonly said: KpiSaid; readonly estimate: Estimate }) {
  const figure = figureOf(estimate);
  return (
    <>
      <Measured
        number={`kpis.${said.key}.value`}
        estimate={estimate}
        shows="main"
        className={styles.value}
      />
      <span className={styles.sub}>{words.ground(figure.basis, count(estimate.n))}</span>
    </>
  );
}

/** Where the line of a target runs that is stated against a baseline or a benchmark; null = it is stated outright. */
export function lineOnBase(row: KpiRow | null): string | null {
  const target = row?.target ?? null;
  if (target === null || target.value === null || !target.kind.startsWith("vs_")) return null;
  const end = quantity(target.value, row?.value?.unit ?? "");
  return target.better === "lower"
    ? words.targets.thatIsAtMost(end)
    : words.targets.thatIsAtLeast(end);
}

function quantity(value: number, unit: string): string {
  if (unit === "share") return percent(value);
  return unit === "s" ? span(value) : number(value, 1, { trim: true });
}

interface Judged {
  readonly condition: Condition;
  readonly word: string;
}

/** Met or missed, and whether the interval lets us say so. */
export function judgement(row: KpiRow | null): Judged {
  if (row !== null && row.target === null)
    return { condition: "unsure", word: words.targets.noTarget };
  if (row === null || (row.point !== "met" && row.point !== "missed"))
    return { condition: "unsure", word: words.targets.no_data };
  const isSure = row.sure === "yes"; // the whole interval lies on the side of its value
  const isMet = row.point === "met";
  const { met, metUnsure, missed, missedUnsure } = words.targets;
  const word = isMet ? (isSure ? met : metUnsure) : isSure ? missed : missedUnsure;
  return { condition: isMet ? "ok" : isSure ? "breach" : "watch", word };
}

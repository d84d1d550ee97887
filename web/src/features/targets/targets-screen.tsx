import { useState } from "react";
import type { Estimate, KpiRow, KpiSaid } from "../../api/page";
import { count, day } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import { words as mapWords } from "../../core/words";
import { kpiWords as words } from "../../core/words/kpis";
import { measureWords } from "../../core/words/measures";
import { Button } from "../../ui/button";
import { Status } from "../../ui/chip";
import { judgement, lineOnBase } from "../boards/targets-board";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { NotDrawn } from "../journey-frame/not-drawn";
import { OnMap } from "../journey-frame/on-map";
import { TableFrame } from "../journey-frame/table-frame";
import { useAddress } from "../journey-frame/use-address";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { useMay } from "../session/workspace";
import { TargetForm } from "./target-form";
import styles from "./targets.module.css";

/** Are we where we promised to be: every KPI against its target, and how sure that is. */
export function TargetsScreen() {
  return (
    <JourneyScreen screen="targets">
      <Targets />
    </JourneyScreen>
  );
}

function Targets() {
  const { map } = useShowing();
  const { journey } = useAddress();
  const mayEdit = useMay("map.edit");
  const [edited, setEdited] = useState<string | null>(null);
  const { kpis } = map.page.map;
  if (kpis.length === 0) return <NotDrawn said={words.empty} edit={words.edit} />;
  const rows = map.page.overlay.kpis;
  const sure = (point: string) =>
    count(rows.filter((row) => row.point === point && row.sure === "yes").length);
  const said = kpis.find((one) => one.key === edited);
  const { columns } = words;
  return (
    <>
      <p>{words.said(kpis.length, sure("met"), sure("missed"))}</p>
      {said !== undefined && (
        <TargetForm
          key={said.key}
          journey={journey}
          kpi={said.key}
          name={said.name}
          onClose={() => setEdited(null)}
        />
      )}
      <TableFrame
        name={words.table}
        columns={[
          { key: "kpi", name: columns.kpi },
          { key: "value", name: columns.value },
          { key: "target", name: columns.target },
          { key: "verdict", name: columns.verdict },
          { key: "window", name: columns.window },
          { key: "owner", name: columns.owner },
          ...(mayEdit ? [{ key: "change", name: columns.change }] : []),
        ]}
        rows={kpis.map((kpi) => ({
          key: kpi.key,
          cells: cellsOf(
            kpi,
            rows.find((row) => row.key === kpi.key) ?? null,
            map,
            mayEdit ? () => setEdited(kpi.key) : null,
          ),
        }))}
      />
    </>
  );
}

function cellsOf(kpi: KpiSaid, row: KpiRow | null, map: LivingMap, onEdit: (() => void) | null) {
  const at = kpi.about.find((ref) => map.byRef.has(ref));
  return [
    <Name key="name" kpi={kpi} at={at ?? null} map={map} />,
    <Value key="value" kpi={kpi} row={row} />,
    <Target key="target" kpi={kpi} row={row} />,
    <Verdict key="verdict" row={row} />,
    row?.value == null ? mapWords.notMeasured : windowOf(map, row.value),
    kpi.owner ?? mapWords.noOwner,
    ...(onEdit === null
      ? []
      : [
          <Button key="edit" onClick={onEdit} label={words.set(kpi.name)}>
            {kpi.targets.length === 0 ? words.setShort : words.changeShort}
          </Button>,
        ]),
  ];
}

interface NameProps {
  readonly kpi: KpiSaid;
  readonly at: string | null;
  readonly map: LivingMap;
}

function Name({ kpi, at, map }: NameProps) {
  return (
    <span className={styles.cell}>
      <span className={styles.name}>{kpi.name}</span>
      <span className={styles.sub}>{measureWords(kpi.measure)}</span>
      {at !== null && <OnMap element={at} name={map.byRef.get(at)?.said.name ?? at} />}
    </span>
  );
}

interface ValueProps {
  readonly kpi: KpiSaid;
  readonly row: KpiRow | null;
}

function Value({ kpi, row }: ValueProps) {
  if (row === null || row.value === null)
    return <span className={styles.cell}>{mapWords.notMeasured}</span>;
  return (
    <span className={styles.cell}>
      <Measured number={`kpis.${kpi.key}.value`} estimate={row.value} />
      {row.still_open > 0 && (
        <span className={styles.sub}>{mapWords.targets.stillOpen(count(row.still_open))}</span>
      )}
    </span>
  );
}

/** Which of the five families, the line in words, for whom and until when. */
function Target({ kpi, row }: ValueProps) {
  const line = lineOnBase(row);
  if (kpi.targets.length === 0) return <>{mapWords.targets.noTarget}</>;
  return (
    <span className={styles.cell}>
      {kpi.targets.map((target) => (
        <span key={`${target.text}${target.segment}`} className={styles.name}>
          {target.text}
          {target.segment !== null && (
            <span className={styles.sub}>{words.forSegment(target.segment)}</span>
          )}
          {target.until !== null && <span className={styles.sub}>{words.until(target.until)}</span>}
        </span>
      ))}
      {line !== null && <span className={styles.sub}>{line}</span>}
    </span>
  );
}

/** Met or missed, how sure, and where nothing can be judged: why. */
function Verdict({ row }: { readonly row: KpiRow | null }) {
  const { condition, word } = judgement(row);
  return (
    <span className={styles.cell} data-verdict={row?.point ?? "none"}>
      <Status condition={condition}>{row?.point === "not_due" ? words.notDue : word}</Status>
      {row !== null && row.note !== "" && <span className={styles.sub}>{row.note}</span>}
    </span>
  );
}

/** From when to when the value was counted. */
function windowOf(map: LivingMap, value: Estimate): string {
  const frame = map.page.overlay.frames[value.frame];
  if (frame === undefined) return "";
  const { start, end, horizon } = frame.window;
  const to = end ?? horizon ?? map.page.made.data_to;
  const until = day(to, map.timezone);
  return start === null ? words.all(until) : words.window(day(start, map.timezone), until);
}

/** The words of the screen of KPIs and targets. */

import { plural, t } from "@lingui/core/macro";

const FAMILIES: Readonly<Record<string, string>> = {
  above: t`above`,
  at_least: t`at least`,
  below: t`below`,
  at_most: t`at most`,
  between: t`between`,
  vs_baseline: t`against what was before`,
  vs_benchmark: t`against what others reach`,
};

export const kpiWords = {
  said: (n: number, met: string, missed: string) =>
    t`${plural(n, { one: "# KPI", other: "# KPIs" })}: ${met} surely met, ${missed} surely missed; the others cannot be told yet.`,
  table: t`KPIs and their targets`,
  columns: {
    kpi: t`KPI`,
    value: t`Value`,
    target: t`Target`,
    verdict: t`Verdict`,
    window: t`Counted`,
    owner: t`Owner`,
    change: t`Change`,
  },
  family: (kind: string) => FAMILIES[kind] ?? kind,
  until: (day: string) => t`until ${day}`,
  forSegment: (name: string) => t`for ${name}`,
  notDue: t`not due yet`,
  window: (from: string, to: string) => t`${from} to ${to}`,
  all: (to: string) => t`all there is, to ${to}`,
  empty: t`The map names no KPI yet. Write one on the map: what is counted, from which events; then it can have a target here.`,
  edit: t`Open the map in the editor`,
  set: (name: string) => t`Set a target for ${name}`,
  setShort: t`Set target`,
  changeShort: t`Change target`,
  form: {
    kind: t`Kind of target`,
    value: t`Value`,
    high: t`Upper value`,
    change: t`Change`,
    base: t`What it is compared with`,
    source: t`Source of the benchmark`,
    from: t`Holds from`,
    hint: t`Write numbers as 50, 30 % or 10 days.`,
    hintChange: t`Write the change as -15 % or +5 pp.`,
    save: t`Keep the target in the draft`,
    cancel: t`Cancel`,
    kept: t`Kept in the draft. It counts once the draft is published.`,
    open: t`Open the draft`,
    conflict: (name: string) => t`${name} changed this meanwhile. Open the draft to see both.`,
    missing: t`This field is needed.`,
  },
} as const;

/** What does the server's document say in the language of the screen? It carries it beside its English. */

import type { Page } from "../../api/page";
import { language } from "../language";

/** The document with every sentence of the server in the language of the screen. */
export function translated(page: Page): Page {
  const known = new Map(Object.entries(page.translations[language()] ?? {}));
  if (known.size === 0) return page;
  const said = (english: string) => known.get(english) ?? english;
  return {
    ...page,
    made: {
      ...page.made,
      filters: page.made.filters.map((one) => ({
        label: said(one.label),
        value: said(one.value),
      })),
    },
    map: {
      ...page.map,
      stages: page.map.stages.map((stage) => ({
        ...dated(stage, said),
        touchpoints: stage.touchpoints.map((one) => dated(one, said)),
      })),
      kpis: page.map.kpis.map((kpi) => ({
        ...kpi,
        targets: kpi.targets.map((one) => ({ ...one, text: said(one.text) })),
      })),
    },
    overlay: {
      ...page.overlay,
      findings: page.overlay.findings.map((one) => ({
        ...one,
        sentence: said(one.sentence),
        suggestion: said(one.suggestion),
      })),
      kpis: page.overlay.kpis.map((row) => ({ ...row, note: said(row.note) })),
      touchpoints: page.overlay.touchpoints.map((row) => ({
        ...row,
        on_time: noted(row.on_time, said),
      })),
    },
  };
}

/** An estimate with the reason why there is no value, in words of the screen. */
function noted<T extends { readonly note?: string }>(
  estimate: T | null,
  said: (english: string) => string,
): T | null {
  return estimate?.note === undefined ? estimate : { ...estimate, note: said(estimate.note) };
}

interface Working {
  readonly activities: readonly { readonly due: string | null }[];
}

/** When its activities are due, in words of the screen. */
function dated<T extends Working>(of: T, said: (english: string) => string): T {
  const activities = of.activities.map((one) => ({
    ...one,
    due: one.due === null ? null : said(one.due),
  }));
  return { ...of, activities };
}

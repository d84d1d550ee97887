/** The words of the screen of importance and performance. */

import { plural, t } from "@lingui/core/macro";

export const gapWords = {
  said: (n: number) =>
    plural(n, {
      one: "One touchpoint that somebody rated: how much it matters and how good we are at it.",
      other: "# touchpoints that somebody rated: how much each matters and how good we are at it.",
    }),
  stated: t`Importance is as customers and colleagues state it. Every rating is put on one scale from 0 to 100; the cross-hairs are the means of what customers say.`,
  plot: t`Importance against performance`,
  importance: t`Importance`,
  performance: t`Performance`,
  high: t`matters more`,
  good: t`goes better`,
  corners: {
    concentrate: t`work on this`,
    keep_up: t`keep it up`,
    low_priority: t`of little weight`,
    possible_overkill: t`more than asked for`,
  },
  they: t`customers say`,
  we: t`we say`,
  few: t`customers, fewer than 30 answers`,
  point: (name: string, importance: string, performance: string, n: string) =>
    t`${name}: customers give importance ${importance}, performance ${performance}, ${n} answers`,
  keys: t`Arrows go from point to point, T shows the table.`,
  notPlotted: t`In the table only, because fewer than five customers answered or nobody asked:`,
  table: t`Touchpoints, the largest gap first`,
  columns: {
    touchpoint: t`Touchpoint`,
    gap: t`Gap: importance less performance`,
    importance: t`Importance, customers`,
    importanceOurs: t`Importance, we`,
    performance: t`Performance, customers`,
    performanceOurs: t`Performance, we`,
    meaning: t`What it means`,
  },
  notSaid: t`nobody said`,
  unsure: t`cannot tell yet`,
  select: (name: string) => t`Select ${name}`,
  chosen: t`Selected`,
  selfImage: (text: string) => t`We rate ourselves ${text} points higher than customers do.`,
  selfImageLow: (text: string) => t`We rate ourselves ${text} points lower than customers do.`,
  empty: t`Nobody has rated a touchpoint yet: ask ten customers how much each matters and how good it is, and write the answers on the map.`,
  editMap: t`Write ratings on the map`,
} as const;

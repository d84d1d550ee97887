/** The words that frame every screen of one journey. */

import { t } from "@lingui/core/macro";

export const journeyWords = {
  nav: t`Screens of this journey`,
  screens: {
    map: t`Map`,
    conversion: t`Conversion`,
    paths: t`Ways`,
    time: t`Time`,
    handovers: t`Handovers`,
    gaps: t`Gaps`,
    segments: t({ context: "a screen of a journey", message: "Segments" }),
    voice: t`Voice`,
    targets: t`Targets`,
    findings: t`Findings`,
  },
  stages: t`The stages of this journey`,
  here: (n: string) => t`${n} here`,
  showStage: (name: string, n: string) => t`Show ${name} on the map, ${n} here now`,
  showOnMap: t`Show on map`,
  shownAs: t`Chart or table`,
  chart: t`Chart`,
  table: t`Table`,
  countsOnly: t`Counts only: who is behind them is hidden for your role.`,
  loading: t`Measuring the journey`,
  titleOf: (journey: string, screen: string) => t`${journey}: ${screen}`,
} as const;

/** The words that frame every screen of one journey. */

export const journeyWords = {
  nav: "Screens of this journey",
  screens: {
    map: "Map",
    paths: "Paths",
    conversion: "Conversion",
    time: "Time",
    handovers: "Handovers",
  },
  stages: "The stages of this journey",
  here: (n: string) => `${n} here`,
  showStage: (name: string, n: string) => `Show ${name} on the map, ${n} here now`,
  showOnMap: "Show on map",
  shownAs: "Chart or table",
  chart: "Chart",
  table: "Table",
  countsOnly: "Counts only: who is behind them is hidden for your role.",
  loading: "Measuring the journey",
  emptyTitle: "Nothing is measured here yet.",
  titleOf: (journey: string, screen: string) => `${journey}: ${screen}`,
} as const;

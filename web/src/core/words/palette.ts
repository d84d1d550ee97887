/** The words of the palette: go anywhere, do anything. */

export const paletteWords = {
  title: "Find",
  hint: "A journey, a stage, a touchpoint, a customer, or what to do",
  open: "Find (Ctrl K)",
  none: "Nothing is called like this here.",
  looking: "Looking for customers",
  found: (n: number) => (n === 1 ? "1 found" : `${n} found`),
  groups: {
    customers: "Customers",
    stages: "Stages",
    touchpoints: "Touchpoints",
    journeys: "Journeys",
    layers: "Layers of the map",
    actions: "Go to and do",
  },
  stageOf: (stage: string) => `in ${stage}`,
  openNow: (n: number) => (n === 0 ? "nothing open" : `${n} open`),
  actions: {
    map: "The living map",
    open: "Open customers: who needs care",
    mine: "Open customers that I care for",
    versions: "Versions of the map",
    edit: "Edit the map",
    share: "Share the map by a link",
    data: "Data: sources and files",
    journeys: "All journeys",
    start: "Begin a new journey",
  },
} as const;

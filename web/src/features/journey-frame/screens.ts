/** The screens of one journey, in the order of their navigation. A screen more = a line here, a route, a word. */
export const JOURNEY_SCREENS = [
  { key: "map", to: "/m/$journey" },
  { key: "conversion", to: "/m/$journey/conversion" },
  { key: "time", to: "/m/$journey/time" },
  { key: "handovers", to: "/m/$journey/handovers" },
] as const;

export type JourneyScreenKey = (typeof JOURNEY_SCREENS)[number]["key"];

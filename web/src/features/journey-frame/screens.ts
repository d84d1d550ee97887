/** The screens of one journey, in the order of their navigation. A screen more = a line here, a route, a word. */
export const JOURNEY_SCREENS = [
  { key: "map", to: "/m/$journey" },
  { key: "conversion", to: "/m/$journey/conversion" },
  { key: "paths", to: "/m/$journey/paths" },
  { key: "time", to: "/m/$journey/time" },
  { key: "handovers", to: "/m/$journey/handovers" },
  { key: "gaps", to: "/m/$journey/gaps" },
  { key: "segments", to: "/m/$journey/segments" },
  { key: "voice", to: "/m/$journey/voice" },
  { key: "targets", to: "/m/$journey/targets" },
  { key: "findings", to: "/m/$journey/findings" },
] as const;

export type JourneyScreenKey = (typeof JOURNEY_SCREENS)[number]["key"];

/** The words of the atlas of journeys. */

import { plural, t } from "@lingui/core/macro";

export const atlasWords = {
  title: t`Journeys`,
  isNew: t`New journey`,
  filter: t`Find a journey`,
  filterHint: t`By name or owner (/)`,
  said: (n: number) => plural(n, { one: "# journey", other: "# journeys" }),
  putAway: {
    said: (n: number) =>
      plural(n, { one: "One journey is put away.", other: "# journeys are put away." }),
    of: (name: string) => t`Put ${name} away`,
    back: t`Bring it back`,
    backOf: (name: string) => t`Bring ${name} back`,
  },
  keys: t`Arrows walk the list and fold it, Enter opens, / finds, N begins a new one.`,
  none: t`No journey has this in its name or owner.`,
  list: t`The journeys, each part below its whole`,
  parts: (name: string) => t`Parts of ${name}`,
  columns: {
    journey: t`Journey`,
    owner: t`Owner`,
    review: t`Next review`,
    health: t`Health`,
    coverage: t`Events mapped`,
  },
  nobody: t`nobody answers for it`,
  stages: (n: number) => plural(n, { one: "# stage", other: "# stages" }),
  touchpoints: (n: number) => plural(n, { one: "# touchpoint", other: "# touchpoints" }),
  review: {
    due: (day: string) => t`due since ${day}`,
    never: t`never reviewed`,
  },
  health: {
    loading: t`measuring`,
    none: t`not measured`,
    nobody: t`nobody is on it now`,
    stuck: (stuck: string, open: string) => t`${stuck} of ${open} stuck or at a dead end`,
    slow: (slow: string, open: string) => t`${slow} of ${open} slow`,
    fine: (open: string) => t`${open} open, none stuck or slow`,
    missed: (missed: string, judged: string) => t`${missed} of ${judged} targets missed`,
    met: (judged: string) => t`all ${judged} targets met`,
  },
  market: {
    title: t`Where open journeys stand in the market`,
    states: {
      addressable: t`addressable`,
      obtainable: t`obtainable`,
      active: t`active`,
      customer: t`customer`,
      lapsed: t`lapsed`,
    },
    notSaid: t({ context: "of a market state", message: "not said" }),
    said: (open: string) => t`Of ${open} open journeys, as the stages of their maps say it.`,
    unsaid: (n: number) =>
      plural(n, {
        one: "For one of them the map does not say where in the market it stands.",
        other: "For # of them the map does not say where in the market they stand.",
      }),
    place: (stage: string, n: string) => t`${stage}: ${n}`,
    who: (stage: string, journey: string) => t`who stands in ${stage} now, ${journey}`,
  },
  empty: {
    said: t`There is no journey yet. Begin with a first map and make it yours, or with your own events.`,
    begin: t`Begin with this map`,
    beginWith: (name: string) => t`Begin with this map: ${name}`,
    stages: t`Its stages`,
    events: t`Begin with events, a map file or an invented company`,
  },
  keysTitle: t`Journeys`,
  keyRows: {
    walk: t`from journey to journey`,
    fold: t`fold and unfold, to the whole`,
    open: t`open the living map`,
    find: t`find`,
    isNew: t`new journey`,
  },
} as const;

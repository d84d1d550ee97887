/** The words of the palette: go anywhere, do anything. */

import { plural, t } from "@lingui/core/macro";

export const paletteWords = {
  title: t`Find`,
  hint: t`A journey, a stage, a touchpoint, a customer, or what to do`,
  none: t`Nothing is called like this here.`,
  looking: t`Looking for customers`,
  found: (n: number) => plural(n, { one: "# found", other: "# found" }),
  groups: {
    customers: t`Customers`,
    stages: t`Stages`,
    touchpoints: t`Touchpoints`,
    journeys: t`Journeys`,
    layers: t`Layers of the map`,
    actions: t`Go to and do`,
  },
  stageOf: (stage: string) => t`in ${stage}`,
  openNow: (n: number) => plural(n, { 0: "nothing open", other: "# open" }),
  actions: {
    map: t`The living map`,
    open: t`Open customers: who needs care`,
    mine: t`Open customers that I care for`,
    versions: t`Versions of the map`,
    edit: t`Edit the map`,
    share: t`Share the map by a link`,
    data: t`Data: sources and files`,
    journeys: t`All journeys`,
    keys: t`Keys of this screen`,
    tour: t`Tour of three minutes over the living map`,
    start: t`Begin a new journey`,
  },
} as const;

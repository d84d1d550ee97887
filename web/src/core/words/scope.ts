/** The words of the scope: which map and which journeys the server measures. */

import { plural, t } from "@lingui/core/macro";

export const scopeWords = {
  fold: (chosen: number) => plural(chosen, { 0: "Scope: everything", other: "Scope: # chosen" }),
  version: t`Map`,
  inForce: t`in force`,
  numbered: (version: string) => t`v${version}`,
  draft: (name: string) => t`draft: ${name}`,
  began: t`Began`,
  anyTime: t`any time`,
  ownDays: t`chosen days`,
  periods: (key: string) => ({ d90: t`last 90 days`, m12: t`last 12 months` })[key] ?? t`in ${key}`,
  from: t`from`,
  before: t`before`,
  segment: t`Segment`,
  allSegments: t`all`,
  compare: t`beside another`,
  path: t`On path`,
  allPaths: t`any`,
  channel: t`Channel`,
  allChannels: t`any`,
  counting: t`Counting`,
  asTheMap: t`as the map says`,
  countings: [
    ["account", t`accounts`],
    ["person", t`people`],
  ],
  openOnly: t`Open only`,
  openOnlyHint: t`Only journeys that have not ended`,
  clear: t`Everything`,
  openCustomer: (name: string) => t`Everything about ${name}`,
  newData: t`New data`,
  show: t`show`,
  failed: t`These journeys could not be measured.`,
  showAll: t`Show the whole journey`,
} as const;

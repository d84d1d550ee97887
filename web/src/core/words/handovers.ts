/** The words of the screen of handovers between departments. */

import { plural, t } from "@lingui/core/macro";

export const handoverWords = {
  said: (n: string, pairs: number, usual: string) =>
    plural(pairs, {
      one: `${n} handovers between one pair of departments: one acts, then the other. The wait is the median time until the taker acts; inside departments it is ${usual}.`,
      other: `${n} handovers between # pairs of departments: one acts, then the other. The wait is the median time until the taker acts; inside departments it is ${usual}.`,
    }),
  saidBroken: t`A handover breaks when it is late, asks again, bounces back or falls silent; one may break in several ways.`,
  matrix: t`Who hands over to whom`,
  corner: t`From ↓ To →`,
  cell: (from: string, to: string, n: string, broken: string, wait: string) =>
    t`${from} to ${to}: ${n} handovers, ${broken} broken, wait ${wait}`,
  none: (from: string, to: string) => t`${from} to ${to}: no handover`,
  ofBroken: (broken: string, n: string) => t`${broken} of ${n} broken`,
  tooFew: (n: string) => t`too few to tell, n\u00a0=\u00a0${n}`,
  legend: {
    broken: t`share of handovers that break`,
    few: t`fewer than five`,
  },
  keys: t`Arrows walk the matrix, Enter lists the cases.`,
  table: {
    name: t`Handovers, those that break most often first`,
    pair: t`From → to`,
    n: t`Handovers`,
    broken: t`Broken`,
    late: t`Late`,
    re_ask: t`Asked again`,
    bounce: t`Sent back`,
    silent: t`Fell silent`,
    wait: t`Wait`,
  },
  empty: t`No handover was seen: it takes two events in a row whose departments differ. Name an owner or a department on two stages, and a column for the department in the data.`,
  unmapped: (n: number) =>
    plural(n, {
      one: "One department stands in the events and not on the map:",
      other: "# departments stand in the events and not on the map:",
    }),
  editMap: t`Add them to the map`,
} as const;

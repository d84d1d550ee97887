/** The words that stand with numbers: units, what a small number is called, what cannot be told. */

import { plural, t } from "@lingui/core/macro";

export const figureWords = {
  notMeasured: t`not measured`,
  tooFew: t`too few to tell`,
  tooFewOf: (n: string) => t`too few to tell, n\u00a0=\u00a0${n}`,
  notReached: t`not reached`,
  notReachedOf: (n: string) => t`not reached yet, n\u00a0=\u00a0${n}`,
  some: (k: string, n: string) => t`${k} of ${n}`,
  sample: (n: string) => t`n\u00a0=\u00a0${n}`,
  whole: (main: string, inside: string) => t`${main} (${inside})`,
  wholeSmall: (main: string, inside: string) => t`${main} (${inside}, small sample)`,
  signedInterval: (low: string, high: string) => t`${low} to ${high}`,
  orMore: (low: string) => t`${low} or more`,
  change: (points: string, ends: string, size: number) =>
    plural(size, { one: `${points} pt (${ends})`, other: `${points} pts (${ends})` }),
  noClearChange: (points: string, ends: string, size: number) =>
    plural(size, {
      one: `${points} pt (${ends}): no clear change`,
      other: `${points} pts (${ends}): no clear change`,
    }),
  money: {
    amount: (symbol: string, amount: string) => t`${symbol} ${amount}`,
    thousands: (n: string) => t({ context: "money", message: `${n} k` }),
    millions: (n: string) => t({ context: "money", message: `${n} m` }),
    billions: (n: string) => t({ context: "money", message: `${n} bn` }),
  },
  /** Lengths of time, short enough for a cell. */
  time: {
    seconds: (n: string) => t({ context: "length of time", message: `${n} s` }),
    minutes: (n: string) => t({ context: "length of time", message: `${n} min` }),
    hours: (n: string) => t({ context: "length of time", message: `${n} h` }),
    hoursAndMinutes: (hours: string, minutes: string) =>
      t({ context: "length of time", message: `${hours} h ${minutes} min` }),
    days: (n: string) => t({ context: "length of time", message: `${n} d` }),
    weeks: (n: string) => t({ context: "length of time", message: `${n} wk` }),
    months: (n: string) => t({ context: "length of time", message: `${n} mo` }),
    years: (n: string) => t({ context: "length of time", message: `${n} y` }),
    "business hours": (n: string) => t({ context: "length of time", message: `${n} working h` }),
    "business days": (n: string) => t({ context: "length of time", message: `${n} wd` }),
  },
} as const;

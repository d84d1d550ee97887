/** The words of what happened with a customer, in its order. */

import { plural, selectOrdinal, t } from "@lingui/core/macro";

export const timelineWords = {
  title: t`Timeline`,
  entered: (stage: string) => t`Entered ${stage}`,
  again: (n: number) =>
    selectOrdinal(n, {
      one: "for the #st time",
      two: "for the #nd time",
      few: "for the #rd time",
      other: "for the #th time",
    }),
  stayed: (span: string) => t`${span} there`,
  still: (span: string) => t`there for ${span} now`,
  gate: (stage: string) => t`Gate of ${stage} open`,
  pathDone: (path: string) => t`${path}: done`,
  silence: (span: string) => t`${span} without an event`,
  unmapped: t`not on the map`,
  visits: t`Stages`,
  runs: t`Stakeholder paths`,
  due: (at: string) => t`due ${at}`,
  now: t`now`,
  people: (n: number) => plural(n, { one: "# person", other: "# people" }),
  events: (n: number) => plural(n, { one: "# event", other: "# events" }),
  times: (shown: string, n: number) => plural(n, { one: "once", other: `${shown} times` }),
  journeys: (shown: string, n: number) =>
    plural(n, { one: `${shown} journey`, other: `${shown} journeys` }),
} as const;

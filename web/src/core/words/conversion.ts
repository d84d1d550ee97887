/** The words of the screen of conversion: who gets from stage to stage, and along steps of one's own. */

import { plural, t } from "@lingui/core/macro";

export const conversionWords = {
  said: (counted: string, open: string) =>
    t`Judged here: ${counted}, whose first stage began long enough ago. Each is counted once, in the order of the stages; ${open} began too lately and are left out.`,
  chart: t`Share of those who began that reached each stage`,
  table: t`Stages: how many reached each, from the one before, in what time`,
  stage: t`Stage`,
  reached: t`Reached`,
  ofStart: t`Of those who began`,
  ofPrevious: t`From the stage before`,
  lost: t`Lost before it`,
  time: t`Time from the beginning`,
  cost: t`Cost of one passage`,
  began: t`began`,
  step: (share: string) => t`${share} from the stage before`,
  lostBefore: (n: string) => t`${n} lost before it`,
  breakDown: t`By channel`,
  breakDownHint: t`Break down by channel (D)`,
  channel: t`Channel`,
  ofPassages: t`Of all passages`,
  usedBy: t`Used by`,
  noChannel: t`No event of this stage names a channel.`,
  noCost: t`no cost known`,
  empty: t`Conversion needs two stages with events. Bind events to a second stage.`,
  nobody: t`Nobody began with the first stage in this scope.`,
  keys: t`Up and down walk the bars, Enter lists who.`,
  own: {
    title: t`A funnel of your own`,
    lead: t`Choose two or more steps anywhere on the map.`,
    step: (n: number) => t`Step ${n}`,
    none: t`choose a step`,
    add: t`Add a step`,
    earlier: (name: string) => t`Move ${name} earlier`,
    remove: (name: string) => t`Take ${name} out`,
    within: t`Within`,
    anyTime: t`any time`,
    windows: [
      ["7 days", t`7 days`],
      ["30 days", t`30 days`],
      ["60 days", t`60 days`],
      ["120 days", t`120 days`],
      ["1 year", t`1 year`],
    ],
    hold: t`Held equal`,
    nothing: t`nothing`,
    holds: [
      ["channel", t`channel`],
      ["department", t`department`],
      ["person", t`person`],
    ],
    reached: (first: string, rest: string) => t`Reached ${first}, then ${rest}, in this order.`,
    reachedWithin: (first: string, rest: string, within: string) =>
      t`Reached ${first}, then ${rest}, in this order and within ${within}.`,
    andThen: t`, then `,
    countedOnce: (counted: string, open: string) =>
      t`Each is counted once. Judged here: ${counted}; ${open} began too lately.`,
    chart: t`Share of those who began that came to each step`,
    stepColumn: t`Step`,
    ofPrevious: t`From the step before`,
    lost: t`Lost before it`,
    cost: t`Cost of each who arrived`,
    started: (n: number) =>
      plural(n, {
        one: "Only one began: see who in place of a share.",
        other: "Only # began: see who in place of a share.",
      }),
    nobodyAt: (name: string) =>
      t`Nobody came to ${name}: is an event bound to it, and does it come in this order?`,
    everybody: t`Everybody came through: perhaps one step always follows from the other.`,
    clear: t`Clear`,
  },
} as const;

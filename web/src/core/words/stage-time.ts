/** The words of the screen of time in stage. */

import { t } from "@lingui/core/macro";

export const stageTimeWords = {
  stage: t`Stage`,
  bySegment: t`By segment`,
  everybody: t`Everybody`,
  said: (stage: string, n: string, open: string, half: string) =>
    t`${n} visits to ${stage}, ${open} of them still open and counted as at least so long. Half have left after ${half}.`,
  chart: (stage: string) => t`Share still in ${stage}, over time since they entered`,
  aria: (stage: string, half: string, most: string) =>
    t`Survival curve of ${stage}: half have left after ${half}, nine in ten after ${most}.`,
  standard: (text: string) => t`standard ${text}`,
  usual: (text: string) => t`usual ${text}`,
  since: t`time since they entered`,
  open: t`open now`,
  ends: (at: string) => t`The curve ends at ${at}: fewer than five are at risk beyond it.`,
  tooFew: (name: string, n: string) => t`${name}: too few to tell, n\u00a0=\u00a0${n}`,
  band: t`95 % band`,
  table: (stage: string) => t`Time in ${stage}`,
  group: t`Who`,
  n: t`Visits`,
  openColumn: t`Still open`,
  median: t`Half left after`,
  p75: t`Three in four`,
  p90: t`Nine in ten`,
  empty: (stage: string) =>
    t`Nobody has come to ${stage} yet, or it has no end: a stage needs an event that enters it and one that leaves it.`,
  noStages: t`This map has no stage yet.`,
  overdue: {
    title: (stage: string) => t`Overdue in ${stage}`,
    none: t`Nobody is overdue here.`,
    hidden: t`Who is overdue is hidden for your role; the curve shows everybody.`,
    account: t`Customer`,
    waits: t`In the stage for`,
    quiet: t`Nothing happened for`,
    due: t`Was due`,
    owner: t`Owner`,
    noStandard: t`No standard is agreed for this stage, so nobody can be overdue.`,
    more: (n: string) => t`${n} more are not listed here.`,
  },
} as const;

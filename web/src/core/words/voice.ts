/** The words of the screen of what customers say. */

import { plural, t } from "@lingui/core/macro";

export const voiceWords = {
  said: (n: number, unplaced: string) =>
    t`${plural(n, { one: "# answer counts", other: "# answers count" })}, the last of each person and survey; ${unplaced} of them stand near no touchpoint.`,
  scores: { nps: t`NPS`, csat: t`Satisfaction (CSAT)`, ces: t`Ease (CES)` },
  scoreOf: t`Score`,
  scale: {
    nps: t`From −100 to +100: those who give 9 or 10, less those who give 6 or less.`,
    csat: t`The share who give one of the two best marks.`,
    ces: t`The mean on the scale that was asked, the high end the best.`,
  },
  response: t`answered, of those who were asked`,
  all: t`All stages`,
  chart: (score: string) => t`${score} by stage`,
  table: t`What customers say, stage by stage`,
  stage: t`Stage`,
  nobody: t`nobody answered here`,
  interval: t`The line is the range that holds the true value in 95 of 100 such cases; do not compare where the ranges overlap.`,
  words: t`In their own words`,
  wordsSaid: t`As they were written. Where fewer than five wrote at one place, nobody is named.`,
  noWords: t`No answer holds words of its own: name the column with the comments when the file is read.`,
  noWordsHere: t`Nobody wrote anything about this stage.`,
  elsewhere: t`Near no touchpoint`,
  unnamed: t`no name shown`,
  scored: (kind: string, score: string, of: string) => t`${kind} ${score} of ${of}`,
  leftOut: (n: string) => t`${n} earlier ones are not listed; narrow the period to see them.`,
  loading: t`Reading what customers wrote`,
  filter: t`Words about`,
  empty: t`Nobody has answered a survey yet. Bring a file of answers: one line an answer, with the time, who answered, the score and the comment.`,
  bring: t`Bring a file of answers`,
  bringSaid: t`Its columns are proposed; nothing is taken in before you have seen how it is read.`,
  taken: t`The answers are in. They are counted as soon as you ask for the new numbers.`,
} as const;

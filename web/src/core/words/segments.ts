/** The words of the screen that holds two segments against each other. */

import { t } from "@lingui/core/macro";

export const segmentWords = {
  title: t`Two segments`,
  said: t`One journey, stage by stage, for two groups of customers. A number opens who it is.`,
  left: t`Segment`,
  right: t`Beside`,
  everybody: t`all customers`,
  none: t`The map names no segment yet: say who belongs together, and both groups stand here side by side.`,
  define: t`Add a segment to the map`,
  table: (left: string, right: string) => t`${left} beside ${right}, by stage`,
  number: t`Number`,
  measures: {
    entered: t`entered`,
    open_now: t`here now`,
    moved_on: t`moved on`,
    dwell: t`time in the stage`,
    on_time: t`on time`,
  },
  noStandard: t`no standard`,
  apart: t`The intervals do not overlap.`,
  who: (number: string, stage: string, segment: string) =>
    t`${number}: who is behind it, ${stage}, ${segment}`,
  compare: t`Compare segments`,
} as const;

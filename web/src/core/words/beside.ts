/** The words of versions that stand on the living map itself: another one beside it, which one judges, what can be taken away. */

import { plural, t } from "@lingui/core/macro";

export const besideWords = {
  tabs: { history: t`History`, comments: t`Comments` },
  beside: {
    title: (version: string) => t`Beside v${version}`,
    loading: (version: string) => t`Reading v${version}`,
    none: (version: string) => t`It says the same as v${version}.`,
    lane: t`What changes`,
    goneStages: (names: string) => t`Stages that are no longer there: ${names}`,
    wantedBefore: (version: string) => t`wanted, v${version}`,
    end: t`End the comparison`,
    with: t`Compare with`,
    withNone: t`Nothing`,
    marked: (n: number) => plural(n, { one: "# change here", other: "# changes here" }),
  },
  judged: {
    byTime: t`each judged by the version of its time`,
    byThis: (version: string) => t`all judged by v${version}`,
  },
  take: {
    html: t`Save as HTML`,
    htmlHint: t`One file that opens anywhere, with what is shown now`,
    print: t`Print`,
  },
} as const;

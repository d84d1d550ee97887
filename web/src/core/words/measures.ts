/** How a KPI is measured, in words; the same where it is drawn, read and looked up. */

import { t } from "@lingui/core/macro";
import { plainWords } from "./plain";

export const MEASURES = {
  conversion: t`Share that gets from one to another`,
  duration: t`Time from one to another`,
  on_standard: t`Share that keeps the standard`,
  retention: t`Accounts active again`,
  score: t`Score of answers`,
  share: t`Share of one among another`,
  count: t`Count of cases`,
  manual: t`Typed in by a person`,
} as const;

/** A kind of measure in words. */
export function measureWords(kind: string): string {
  return Object.entries(MEASURES).find(([one]) => one === kind)?.[1] ?? plainWords(kind);
}

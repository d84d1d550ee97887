/** Why a command is not taken, as the map on this device says it: the server says the same. */

import { t } from "@lingui/core/macro";

export const refusalWords = {
  missing: (path: string) => t`${path} does not exist.`,
  there: (path: string) => t`${path} is there already.`,
  ofList: (path: string) => t`${path} is a part of a list: insert, remove or move it.`,
  unnamed: (path: string) => t`${path} must be a name of letters.`,
  keyed: (path: string) => t`${path} takes parts with a \`key\`.`,
  keyless: (path: string) => t`${path} is no part with a key.`,
  itself: (path: string) => t`${path} cannot move into itself.`,
  noList: (path: string) => t`${path} is no list.`,
  steps: (most: number, n: number) => t`A path has 1 to ${most} steps, got ${n}.`,
  whole: t`The whole of a document is no single value.`,
};

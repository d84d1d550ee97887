/** Which map a customer is looked at on. */

import { textsOf } from "../../core/scope";

export interface AccountSearch {
  readonly journey?: string | undefined;
}

export function readAccountSearch(search: Readonly<Record<string, unknown>>): AccountSearch {
  return textsOf(search, ["journey"]);
}

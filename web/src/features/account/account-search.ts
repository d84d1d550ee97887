/** Which map a customer is looked at on. */

import { textOf } from "../../core/scope";

export interface AccountSearch {
  readonly journey?: string | undefined;
}

export function readAccountSearch(search: Readonly<Record<string, unknown>>): AccountSearch {
  const journey = textOf(search.journey);
  return journey === null ? {} : { journey };
}

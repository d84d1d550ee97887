import type { SegmentsSearch } from "../../core/scope";

/** The two that are meant: those of the address, else the first ones of the map; null = all customers. */
export function pairOf(
  { segment, beside }: SegmentsSearch,
  known: readonly string[],
): readonly [string | null, string | null] {
  const isAsked = segment !== undefined || beside !== undefined;
  const left = segment ?? (isAsked || known.length < 2 ? null : (known[0] ?? null));
  const right = beside ?? known.find((one) => one !== left) ?? "";
  return [left, right === "" ? null : right];
}

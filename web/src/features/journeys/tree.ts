/** Which rows of the atlas are shown, how deep, in which order? */

import { byName, holds } from "../../core/format";

interface Node {
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
  readonly owner: string | null;
}

export interface TreeRow<T extends Node> {
  readonly entry: T;
  readonly depth: number;
  readonly hasParts: boolean;
  readonly isOpen: boolean;
}

/** The journeys as rows of a tree: each part below its whole; with a text, those that it finds and what they are part of. */
export function rowsOf<T extends Node>(
  entries: readonly T[],
  folded: ReadonlySet<string>,
  text: string,
): readonly TreeRow<T>[] {
  const isWanted = (one: T) => holds([one.name, one.owner], text);
  const found = text.trim() === "" ? null : withWholes(entries, isWanted);
  const shown = found === null ? entries : entries.filter((one) => found.has(one.key));
  const partsOf = (parent: string | null) =>
    shown.filter((one) => one.parent === parent).sort((a, b) => byName(a.name, b.name));
  const below = (parent: string | null, depth: number): readonly TreeRow<T>[] =>
    partsOf(parent).flatMap((entry) => {
      const hasParts = partsOf(entry.key).length > 0;
      const isOpen = found !== null || !folded.has(entry.key);
      const row = { entry, depth, hasParts, isOpen: hasParts && isOpen };
      return [row, ...(hasParts && isOpen ? below(entry.key, depth + 1) : [])];
    });
  return below(null, 0);
}

/** The keys of those that are meant, and of all they are part of. */
function withWholes<T extends Node>(
  entries: readonly T[],
  isWanted: (one: T) => boolean,
): ReadonlySet<string> {
  const byKey = new Map(entries.map((one) => [one.key, one]));
  const found = new Set<string>();
  for (const one of entries.filter(isWanted)) {
    let here: T | undefined = one;
    while (here !== undefined && !found.has(here.key)) {
      found.add(here.key);
      here = byKey.get(here.parent ?? "");
    }
  }
  return found;
}

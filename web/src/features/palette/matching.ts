/** What does somebody mean who types a few letters? */

export interface Entry {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly detail: string;
  readonly key?: string;
  readonly run: () => void;
}

const MOST = 9;

/** The entries that hold every word typed, those that begin with it first; at most nine of a group. */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = folded(typed)
    .split(" ")
    .filter((word) => word !== "");
  const held = entries.filter((entry) => {
    const text = folded(`${entry.name} ${entry.detail}`);
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? "";
  const sorted = [...held].sort(
    (a, b) => Number(begins(b, first)) - Number(begins(a, first)), // a stable sort: else as given
  );
  const counted = new Map<string, number>();
  const kept = sorted.filter((entry) => {
    const n = (counted.get(entry.group) ?? 0) + 1;
    counted.set(entry.group, n);
    return n <= MOST;
  });
  const groups = [...new Set(entries.map((entry) => entry.group))];
  return groups.flatMap((group) => kept.filter((entry) => entry.group === group));
}

function begins(entry: Entry, word: string): boolean {
  return word !== "" && folded(entry.name).startsWith(word);
}

/** Without capitals and accents. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

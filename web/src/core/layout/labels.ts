/** Where may a label stand so that it covers no other? The first free place of those wished for, or nowhere. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place somebody would like; texts get shorter from wish to wish. */
export interface Wish<T> {
  readonly at: Rect;
  readonly what: T;
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** One placed wish for each list of wishes, in order; null where none of them is free. */
export function placeLabels<T>(
  wishes: readonly (readonly Wish<T>[])[],
  taken: readonly Rect[] = [],
): readonly (Wish<T> | null)[] {
  const used = [...taken];
  return wishes.map((list) => {
    const free = list.find((wish) => used.every((rect) => !overlaps(rect, wish.at))) ?? null;
    if (free !== null) used.push(free.at);
    return free;
  });
}

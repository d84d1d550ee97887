import { isList, isObject, type LaneKey, plain } from "../../core/map";
import { preference } from "../../core/preferences";

/** How a person likes the lanes: their order, which are shown against the usual, which are folded. */
export interface LaneLiking {
  readonly order: readonly string[];
  readonly shown: Readonly<Record<string, boolean>>;
  readonly folded: readonly string[];
}

export const USUAL: LaneLiking = { order: [], shown: {}, folded: [] };
const ALWAYS = new Set<LaneKey>([
  "emotion",
  "touchpoints",
  "front",
  "behind",
  "needs",
  "pains",
  "messages",
]);

export const laneLiking = preference("wayline.lanes", likingFrom);

/** What was kept, as far as it can be read. */
export function likingFrom(said: unknown): LaneLiking {
  const kept = plain(said);
  if (!isObject(kept)) return USUAL;
  const names = (value: unknown) => {
    const list = plain(value);
    return isList(list) ? list.filter((one) => typeof one === "string") : [];
  };
  const shown = isObject(kept.shown) ? kept.shown : {};
  return {
    order: names(kept.order),
    folded: names(kept.folded),
    shown: Object.fromEntries(
      Object.entries(shown).flatMap(([key, is]) => (typeof is === "boolean" ? [[key, is]] : [])),
    ),
  };
}

/** All lanes in the person's order; one that is new to her stands where the map has it. */
export function inOrder(keys: readonly LaneKey[], { order }: LaneLiking): readonly LaneKey[] {
  const place = (key: LaneKey) => {
    const own = order.indexOf(key);
    return own >= 0 ? own : keys.indexOf(key);
  };
  return keys.toSorted((one, other) => place(one) - place(other));
}

/** Whether a lane is shown: as the person says, else the usual ones and those with something in them. */
export function isShown(key: LaneKey, liking: LaneLiking, isFilled: boolean): boolean {
  return liking.shown[key] ?? (ALWAYS.has(key) || isFilled);
}

/** The liking with one lane a place further up or down among those listed. */
export function moved(
  keys: readonly LaneKey[],
  liking: LaneLiking,
  key: LaneKey,
  by: -1 | 1,
): LaneLiking {
  const order = [...inOrder(keys, liking)];
  const at = order.indexOf(key);
  const other = order[at + by];
  if (at < 0 || other === undefined) return liking;
  order[at] = other;
  order[at + by] = key;
  return { ...liking, order };
}

/** The liking with one lane folded, or unfolded. */
export function withFold(liking: LaneLiking, key: LaneKey): LaneLiking {
  const isFolded = liking.folded.includes(key);
  const folded = isFolded ? liking.folded.filter((one) => one !== key) : [...liking.folded, key];
  return { ...liking, folded };
}

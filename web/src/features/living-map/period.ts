import { day } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import { words } from "../../core/words";

/** From the first start to the end of the data, where no period was asked for. */
export function periodOf(map: LivingMap): string {
  const { start, end } = map.page.overlay.frames[0]?.window ?? { start: null, end: null };
  const from = start ?? map.page.made.data_from;
  if (from === null) return words.allTime;
  return words.fromTo(day(from, map.timezone), day(end ?? map.page.made.data_to, map.timezone));
}

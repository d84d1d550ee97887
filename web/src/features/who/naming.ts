import type { LivingMap } from "../../core/reading";
import type { Naming } from "../../core/timeline";
import { plainWords } from "../../core/words";

/** The names of a living map for its timelines. */
export function namingOf(map: LivingMap): Naming {
  return {
    timezone: map.timezone,
    stage: (key) => map.stages.find((one) => one.said.key === key)?.said.name ?? plainWords(key),
    path: (key) => map.page.map.paths.find((one) => one.key === key)?.name ?? plainWords(key),
    touchpoint: (key) => map.byRef.get(`touchpoint:${key}`)?.said.name ?? null,
  };
}

/** In what condition is a stage, in one word: good, watch, bad, unknown? */

import type { Stage } from "./living-map";

export type Condition = "ok" | "watch" | "breach" | "unsure";

export interface Condensed {
  readonly condition: Condition;
  readonly says:
    | "stuck"
    | "dead_end"
    | "slow"
    | "on_time"
    | "on_track"
    | "no_standard"
    | "too_few"
    | "empty"
    | "no_data";
  /** how many accounts it concerns, where it concerns some */
  readonly n: number;
  /** the path of that number */
  readonly number: string | null;
}

const HALF = 0.5;
const A_FEW = 3;
const MOST = 0.9; // one in ten late is what findings speak of

/** What a journey manager must know first about a stage, from what was measured. */
export function conditionOf(stage: Stage): Condensed {
  const row = stage.measured;
  const none = (condition: Condition, says: Condensed["says"]): Condensed => ({
    condition,
    says,
    n: 0,
    number: null,
  });
  if (row === null) return none("unsure", "no_data");
  if (row.entered === 0) return none("unsure", "empty");
  const { states } = row;
  const at = (state: string) => `stages.${row.key}.states.${state}`;
  const bad = stuckCondition(states.stuck + states.dead_end, row.open_now);
  if (states.stuck > 0)
    return { condition: bad, says: "stuck", n: states.stuck, number: at("stuck") };
  if (states.dead_end > 0)
    return { condition: bad, says: "dead_end", n: states.dead_end, number: at("dead_end") };
  if (states.slow > 0)
    return { condition: "watch", says: "slow", n: states.slow, number: at("slow") };
  if (stage.said.standard === null) {
    if (states.on_track === 0) return none("unsure", "no_standard");
    return { condition: "ok", says: "on_track", n: states.on_track, number: at("on_track") };
  }
  const kept = keptOf(stage);
  if (kept === "unsure") return none("unsure", "too_few");
  return { condition: kept, says: "on_time", n: 0, number: `stages.${row.key}.standard.on_time` };
}

/** Some of those who are open go on no longer: a few of them, or half, is bad. */
export function stuckCondition(stuck: number, open: number): "watch" | "breach" {
  return stuck >= Math.max(A_FEW, open * HALF) ? "breach" : "watch";
}

/** Whether the standard of a stage is kept in the share of cases it promises; where it names none, in nine of ten. */
export function keptOf(stage: Stage): "ok" | "watch" | "unsure" {
  const onTime = stage.measured?.standard?.on_time ?? null;
  if (onTime === null || onTime.value === null || onTime.quality === "too_few") return "unsure";
  return onTime.value < (stage.said.standard?.share ?? MOST) ? "watch" : "ok";
}

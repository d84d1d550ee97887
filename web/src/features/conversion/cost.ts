import { money, number } from "../../core/format";
import type { Measurable } from "../living-map/estimate";

/** What one cost with its interval; null where no cost is known or too few paid it. */
export function eachCost(cost: Measurable, currency: string | null): string | null {
  const { value, low, high, quality } = cost;
  if (value === null || quality === "too_few" || quality === "none") return null;
  const each = money(value, currency ?? "");
  return low === null || high === null ? each : `${each} (${number(low, 0)}–${number(high, 0)})`;
}

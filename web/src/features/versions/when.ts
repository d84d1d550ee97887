import { day } from "../../core/format";

/** A day that was written as a date, whatever the zone. */
export function dateOf(date: string): string {
  return day(`${date}T00:00:00Z`, "UTC");
}

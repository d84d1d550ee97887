import { day } from "../../core/format";

/** A day that was written as a date, whatever the zone. */
export function dateOf(date: string): string {
  return day(`${date}T00:00:00Z`, "UTC");
}

/** The zone of who looks. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

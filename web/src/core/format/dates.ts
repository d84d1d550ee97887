/** How is a moment written: in the time zone of the map, the zone on hover? */

import { dateLocale } from "./locale";

const writers = new Map<string, Intl.DateTimeFormat>();

function writer(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}|${JSON.stringify(options)}`;
  let made = writers.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(dateLocale(), { timeZone: zone, ...options });
    writers.set(key, made);
  }
  return made;
}

function parts(at: string, zone: string): string {
  return writer(zone, { day: "numeric", month: "short", year: "numeric" }).format(new Date(at));
}

/** The time zone of who looks at the screen. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A date: `20 Nov 2026`. */
export function day(at: string, zone: string): string {
  return parts(at, zone);
}

/** Day and month: `20 Nov`. */
export function shortDay(at: string, zone: string): string {
  return writer(zone, { day: "numeric", month: "short" }).format(new Date(at));
}

/** The hour: `18:40`. */
export function clock(at: string, zone: string): string {
  return writer(zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(at),
  );
}

/** A moment: `20 Nov 2026 18:40`. */
export function moment(at: string, zone: string): string {
  return `${day(at, zone)} ${clock(at, zone)}`;
}

/** A moment with its zone, for a hover: `20 Nov 2026 18:40, Australia/Perth`. */
export function zonedMoment(at: string, zone: string): string {
  return `${moment(at, zone)}, ${zone}`;
}

/** A month: `November 2026`. */
export function month(at: string, zone: string): string {
  return writer(zone, { month: "long", year: "numeric" }).format(new Date(at));
}

/** Where do a customer's events lie in time, channel by channel, and where is nothing heard? */

export interface Point {
  readonly at: string;
  readonly channel: string | null;
  readonly isOnMap: boolean;
}

export interface Lane {
  readonly channel: string | null;
  readonly points: readonly (Point & { readonly place: number })[];
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** silences of three weeks or more over all channels, as shares of the whole width */
  readonly silences: readonly {
    readonly from: number;
    readonly to: number;
    readonly seconds: number;
  }[];
  /** the first of each year, as a share of the whole width */
  readonly years: readonly { readonly year: number; readonly place: number }[];
}

const SILENCE_S = 21 * 86_400;

/** The lanes from the first event to where the data ends; the busiest channel first. */
export function lanesOf(points: readonly Point[], until: string): Lanes {
  const times = points.map((one) => Date.parse(one.at)).sort((a, b) => a - b);
  const first = times[0];
  const end = Math.max(Date.parse(until), times.at(-1) ?? 0);
  if (first === undefined) return { lanes: [], silences: [], years: [] };
  const place = (time: number) => (end === first ? 0 : (time - first) / (end - first));
  const byChannel = new Map<string | null, (Point & { place: number })[]>();
  for (const point of points) {
    const row = byChannel.get(point.channel) ?? [];
    row.push({ ...point, place: place(Date.parse(point.at)) });
    byChannel.set(point.channel, row);
  }
  return {
    lanes: [...byChannel]
      .map(([channel, row]) => ({ channel, points: row }))
      .sort((a, b) => b.points.length - a.points.length),
    silences: silencesOf([...times, end], place),
    years: yearsOf(first, end).map((year) => ({ year, place: place(Date.UTC(year, 0, 1)) })),
  };
}

function silencesOf(times: readonly number[], place: (time: number) => number) {
  return times.slice(1).flatMap((time, index) => {
    const before = times[index] ?? time;
    const seconds = (time - before) / 1000;
    return seconds < SILENCE_S ? [] : [{ from: place(before), to: place(time), seconds }];
  });
}

function yearsOf(first: number, end: number): readonly number[] {
  const from = new Date(first).getUTCFullYear() + 1;
  const to = new Date(end).getUTCFullYear();
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
}

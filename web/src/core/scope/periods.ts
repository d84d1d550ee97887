/** Which periods can be chosen: counted back from where the data ends, and the years before. */

export interface Period {
  readonly key: string;
  readonly since: string;
  /** the first day after it; none = up to the end of the data */
  readonly until: string | undefined;
}

const DAY_MS = 86_400_000;
const YEARS = 4;

/** Whether there are data at all: where there are none, they reach to the beginning of time. */
export function hasData(dataTo: string): boolean {
  return Date.parse(dataTo) > 0;
}

/** The periods that make sense for data up to an instant, the latest first; none without data. */
export function periodsOf(dataTo: string): readonly Period[] {
  if (!hasData(dataTo)) return [];
  const end = new Date(dataTo);
  const year = end.getUTCFullYear();
  const aYearAgo = new Date(end);
  aYearAgo.setUTCFullYear(year - 1);
  return [
    { key: "d90", since: dayOf(new Date(end.getTime() - 90 * DAY_MS)), until: undefined },
    { key: "m12", since: dayOf(aYearAgo), until: undefined },
    ...Array.from({ length: YEARS }, (_, back) => ({
      key: String(year - back),
      since: `${year - back}-01-01`,
      until: `${year - back + 1}-01-01`,
    })),
  ];
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** Which map and which journeys does an address ask the server for? */

/** The scope that the server measures; the empty one = the version in force, every journey. */
export interface ScopeSearch {
  readonly version?: string | undefined;
  readonly draft?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly segment?: string | undefined;
  readonly path?: string | undefined;
  readonly channel?: string | undefined;
  readonly by?: string | undefined;
  readonly open?: boolean | undefined;
  /** the version that the map is drawn beside */
  readonly against?: string | undefined;
}

const NAMES = [
  "version",
  "draft",
  "since",
  "until",
  "segment",
  "path",
  "channel",
  "by",
  "against",
] as const;

/** The scope that an address asks for; what is not known is left out. */
export function readScope(search: Readonly<Record<string, unknown>>): ScopeSearch {
  const scope: ScopeSearch = textsOf(search, NAMES);
  return search.open === true ? { ...scope, open: true } : scope;
}

/** A word of an address; a number that stands alone, as a year, was read as one. */
function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** The words of an address under some names; what is not known is left out. */
export function textsOf(
  search: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const said = names.flatMap((name) => {
    const text = textOf(search[name]);
    return text === null ? [] : [[name, text] as const];
  });
  return Object.fromEntries(said);
}

/** Without what is not stated, so that the address stays short. */
export function stated<V>(search: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

/** True when nothing is left out. */
export function isWhole({ against: _, ...scope }: ScopeSearch): boolean {
  return Object.values(scope).every((value) => value === undefined || value === false);
}

/** How many choices a scope makes; a period is one. */
export function countStated({ since, until, ...rest }: ScopeSearch): number {
  return Object.keys(stated({ ...rest, period: since ?? until })).length;
}

/** The scope as the server is asked for it: null = not stated. */
export function askedOf(scope: ScopeSearch) {
  return {
    version: scope.version ?? null,
    draft: scope.draft ?? null,
    since: scope.since ?? null,
    until: scope.until ?? null,
    segment: scope.segment ?? null,
    path: scope.path ?? null,
    channel: scope.channel ?? null,
    by: scope.by ?? null,
    open: scope.open ?? false,
  };
}

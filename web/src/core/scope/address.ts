/** At which address does the server tell the living map of a journey? */

import type { ScopeSearch } from "./search";

/** The address of what is told of a journey over a scope; what the map is drawn beside changes nothing of it. */
export function scopedAddress(
  workspace: string,
  journey: string,
  kind: string,
  { against: _, ...scope }: ScopeSearch,
  more: Readonly<Record<string, string>> = {},
): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(scope)) {
    if (value !== undefined && value !== false) asked.set(name, String(value));
  }
  for (const [name, value] of Object.entries(more)) asked.set(name, value);
  return `/api/w/${workspace}/journeys/${encodeURIComponent(journey)}/${kind}?${asked}`;
}

/** The address of the document of a living map. */
export function livingMapAddress(workspace: string, journey: string, scope: ScopeSearch): string {
  return scopedAddress(workspace, journey, "living-map", scope);
}

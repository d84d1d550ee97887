import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ask, Problem, problemOf } from "../../core/client";
import { language } from "../../core/language";
import { listen } from "../../core/live";
import { readPage } from "../../core/reading";
import type { ScopeSearch } from "../../core/scope";
import { useHere } from "../session/workspace";

/** The address of a living map over a scope, or of the same as one file. */
export function addressOf(
  workspace: string,
  journey: string,
  scope: ScopeSearch,
  kind: "living-map" | "living-map.html" = "living-map",
): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(scope)) {
    if (value !== undefined && value !== false && name !== "against")
      asked.set(name, String(value));
  }
  if (kind === "living-map.html") asked.set("language", language());
  return `/api/w/${workspace}/journeys/${encodeURIComponent(journey)}/${kind}?${asked}`;
}

/** The living map of a journey over a scope. */
export function useLivingMap(journey: string, whole: ScopeSearch, isAsked = true) {
  const { workspace } = useHere();
  const { against: _, ...scope } = whole; // what it is drawn beside changes nothing of it
  return useQuery({
    queryKey: ["living-map", workspace.id, journey, scope],
    queryFn: async ({ signal }) => {
      const answer = await ask(new Request(addressOf(workspace.id, journey, scope), { signal }));
      const text = await answer.text();
      if (!answer.ok) throw problemOf(answer, parsed(text));
      const page = readPage(text);
      if (page === null) throw new Problem(500, "The answer is no living map.", null);
      return page;
    },
    placeholderData: (before, query) => (query?.queryKey[2] === journey ? before : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    enabled: isAsked,
  });
}

/** A draft or a list of versions that others change is read anew; numbers of new data wait until they are asked for. */
export function useFreshMap(journey: string, scope: ScopeSearch): void {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const { draft, version } = scope;
  useEffect(
    () =>
      listen(workspace.id, (kind, about) => {
        const isDrawn =
          kind === "map.changed" && draft !== undefined && about.get("draft") === draft;
        const isPublished =
          kind === "journeys.changed" && about.get("journey") === journey && version === undefined;
        if (isDrawn || isPublished || kind === "resync")
          void queries.invalidateQueries({ queryKey: ["living-map", workspace.id, journey] });
      }),
    [workspace.id, journey, draft, version, queries],
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

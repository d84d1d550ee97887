import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ask, Problem, problemOf } from "../../core/client";
import { language } from "../../core/language";
import { listen } from "../../core/live";
import { readPage } from "../../core/reading";
import { livingMapAddress, type ScopeSearch, scopedAddress } from "../../core/scope";
import { useHere } from "../session/workspace";

/** The address of a living map over a scope as one file. */
export function fileAddress(workspace: string, journey: string, scope: ScopeSearch): string {
  return scopedAddress(workspace, journey, "living-map.html", scope, { language: language() });
}

/** How the living map of a journey over a scope is asked for. */
export function livingMapQuery(workspace: string, journey: string, whole: ScopeSearch) {
  const { against: _, ...scope } = whole; // what it is drawn beside changes nothing of it
  return queryOptions({
    queryKey: ["living-map", workspace, journey, scope],
    queryFn: async ({ signal }) => {
      const address = livingMapAddress(workspace, journey, scope);
      const answer = await ask(new Request(address, { signal }));
      const text = await answer.text();
      if (!answer.ok) throw problemOf(answer, parsed(text));
      const page = readPage(text);
      if (page === null) throw new Problem(500, "The answer is no living map.", null);
      return page;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** The living map of a journey over a scope. */
export function useLivingMap(journey: string, scope: ScopeSearch, isAsked = true) {
  const { workspace } = useHere();
  return useQuery({
    ...livingMapQuery(workspace.id, journey, scope),
    placeholderData: (before, query) => (query?.queryKey[2] === journey ? before : undefined),
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

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { noteAnswer, Problem, problemOf } from "../../core/client";
import { listen } from "../../core/live";
import { readPage } from "../../core/reading";
import type { ScopeSearch } from "../../core/scope";
import { useHere } from "../session/workspace";

/** The living map of a journey over a scope. */
export function useLivingMap(journey: string, scope: ScopeSearch, isAsked = true) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["living-map", workspace.id, journey, scope],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams();
      for (const [name, value] of Object.entries(scope)) {
        if (value !== undefined && value !== false) asked.set(name, String(value));
      }
      const address = `/api/w/${workspace.id}/journeys/${encodeURIComponent(journey)}/living-map?${asked}`;
      const answer = await fetch(address, { signal });
      noteAnswer(answer);
      const text = await answer.text();
      if (!answer.ok) throw problemOf(answer.status, parsed(text));
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

import { useQueryClient } from "@tanstack/react-query";
import type { ScopeSearch } from "../../core/scope";
import { useHere } from "../session/workspace";
import { livingMapQuery } from "./use-living-map";
import { stageHeadsQuery } from "./use-stage-heads";

/** Ask for a scope as soon as it is chosen, before the screen is drawn for it: what is there soonest first. */
export function useAskAhead(journey: string): (scope: ScopeSearch) => void {
  const { workspace } = useHere();
  const queries = useQueryClient();
  return (scope) => {
    const map = livingMapQuery(workspace.id, journey, scope);
    if (queries.getQueryState(map.queryKey) !== undefined) return;
    void queries.prefetchQuery(stageHeadsQuery(workspace.id, journey, scope));
    void queries.prefetchQuery(map);
  };
}

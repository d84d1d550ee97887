import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { askedOf, type ScopeSearch } from "../../core/scope";
import { useHere } from "../session/workspace";

export type StageHead = Schemas["StageHeadSaid"];

/** How the heads of the stages over a scope are asked for. */
export function stageHeadsQuery(workspace: string, journey: string, scope: ScopeSearch) {
  const query = askedOf(scope);
  return queryOptions({
    queryKey: ["living-map", workspace, journey, "heads", query],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/stage-heads", {
          params: { path: { workspace, journey }, query },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** The heads of the stages over a scope, for somebody who waits for the rest. */
export function useStageHeads(
  journey: string,
  scope: ScopeSearch,
): Schemas["StageHeadsSaid"] | undefined {
  const { workspace } = useHere();
  return useQuery(stageHeadsQuery(workspace.id, journey, scope)).data;
}

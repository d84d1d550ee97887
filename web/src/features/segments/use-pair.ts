import { useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { askedOf, type ScopeSearch } from "../../core/scope";
import { useHere } from "../session/workspace";

export type StageHead = Schemas["StageHeadSaid"];

/** The heads of the stages for one segment of a scope; null = all customers. */
export function useHeadsOf(journey: string, scope: ScopeSearch, segment: string | null) {
  const { workspace } = useHere();
  const query = { ...askedOf(scope), segment };
  return useQuery({
    queryKey: ["living-map", workspace.id, journey, "heads", query],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/stage-heads", {
          params: { path: { workspace: workspace.id, journey }, query },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

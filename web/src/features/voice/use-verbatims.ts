import { useQuery } from "@tanstack/react-query";
import { client, told } from "../../core/client";
import { askedOf, type ScopeSearch } from "../../core/scope";
import { useHere } from "../session/workspace";

/** What customers wrote, over the journeys of a scope. */
export function useVerbatims(journey: string, scope: ScopeSearch, isAsked: boolean) {
  const { workspace } = useHere();
  const query = askedOf(scope);
  return useQuery({
    queryKey: ["living-map", workspace.id, journey, "verbatims", query],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/verbatims", {
          params: { path: { workspace: workspace.id, journey }, query },
        }),
      ),
    enabled: isAsked,
    retry: false,
  });
}

export type Verbatim = NonNullable<ReturnType<typeof useVerbatims>["data"]>["listed"][number];

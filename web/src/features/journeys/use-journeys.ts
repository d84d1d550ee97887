import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

type ManagedJourney = Schemas["ManagedJourney"];

/** How the journeys of a workspace are asked for. */
export function journeysQuery(workspace: string) {
  return queryOptions({
    queryKey: ["journeys", workspace],
    queryFn: () =>
      told(client.GET("/api/w/{workspace}/journeys", { params: { path: { workspace } } })),
  });
}

/** Every journey of the workspace. */
export function useJourneys() {
  return useQuery(journeysQuery(useHere().workspace.id));
}

/** The journey that is shown where none was chosen: the first that is not put away. */
export function firstOf(
  journeys: readonly ManagedJourney[] | undefined,
): ManagedJourney | undefined {
  return journeys?.find((one) => one.archived_at === null);
}

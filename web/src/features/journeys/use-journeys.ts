import { useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

type ManagedJourney = Schemas["ManagedJourney"];

/** Every journey of the workspace. */
export function useJourneys() {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["journeys", workspace.id],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys", {
          params: { path: { workspace: workspace.id } },
        }),
      ),
  });
}

/** The journey that is shown where none was chosen: the first that is not put away. */
export function firstOf(
  journeys: readonly ManagedJourney[] | undefined,
): ManagedJourney | undefined {
  return journeys?.find((one) => one.archived_at === null);
}

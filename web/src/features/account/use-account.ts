import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

export type AccountSaid = Schemas["AccountSaid"];
export type AccountJourney = Schemas["AccountJourney"];

/** Everything known of one customer on a journey's map. */
export function useAccount(journey: string | null, account: string, isAllowed: boolean) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["account", workspace.id, journey, account],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/accounts/{account}", {
          params: { path: { workspace: workspace.id, journey: journey ?? "", account } },
        }),
      ),
    enabled: isAllowed && journey !== null,
    retry: false,
  });
}

/** The customers that are called like this; nothing is asked before somebody types. */
export function useFoundAccounts(journey: string | null, search: string, isAllowed: boolean) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["accounts", workspace.id, journey, search],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/accounts", {
          params: {
            path: { workspace: workspace.id, journey: journey ?? "" },
            query: { search },
          },
        }),
      ),
    enabled: isAllowed && journey !== null && search.trim().length > 1,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

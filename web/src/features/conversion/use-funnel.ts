import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { askedOf, type FunnelSearch, readScope, stepsOf } from "../../core/scope";
import { useAddress } from "../journey-frame/use-address";
import { useHere } from "../session/workspace";

export type FunnelSaid = Schemas["FunnelSaid"];
export type FunnelAnswer = ReturnType<typeof useFunnel>;
type Held = "channel" | "department" | "person";

const HOLDS: readonly Held[] = ["channel", "department", "person"];

/** The funnel that an address asks for; nothing is asked before it has two steps. */
export function useFunnel(search: FunnelSearch) {
  const { workspace } = useHere();
  const { journey } = useAddress();
  const steps = stepsOf(search);
  const query = {
    ...askedOf(readScope({ ...search })),
    step: [...steps],
    within: search.within ?? null,
    hold: HOLDS.filter((one) => one === search.hold),
  };
  return useQuery({
    queryKey: ["living-map", workspace.id, journey, "funnel", query],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/funnel", {
          params: { path: { workspace: workspace.id, journey }, query },
        }),
      ),
    placeholderData: keepPreviousData,
    enabled: steps.length >= 2,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

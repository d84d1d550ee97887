import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { askedOf, type WaysSearch } from "../../core/scope";
import { useAddress } from "../journey-frame/use-address";
import { useHere } from "../session/workspace";

export type WaysSaid = Schemas["WaysSaid"];
export type WayStep = Schemas["WayStepSaid"];
export type WayNode = Schemas["WayNodeSaid"];
export type WayVariant = Schemas["WayVariantSaid"];

/** The steps and the variants that an address asks for. */
export function useWays(search: WaysSearch) {
  const { workspace } = useHere();
  const { journey } = useAddress();
  const query = {
    ...askedOf(search),
    level: search.level ?? "stage",
    repeats: search.repeats ?? false,
    step: search.step ?? null,
    variant: search.variant ?? null,
    compare: search.compare ?? false,
  };
  return useQuery({
    queryKey: ["living-map", workspace.id, journey, "ways", query],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/ways", {
          params: { path: { workspace: workspace.id, journey }, query },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** The same without a filter: where its places stand, whatever is shown of them. */
export function useAllWays(search: WaysSearch) {
  return useWays({ ...search, step: undefined, variant: undefined, compare: undefined });
}

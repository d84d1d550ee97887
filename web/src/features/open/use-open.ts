import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { askedOf } from "../../core/scope";
import { useHere } from "../session/workspace";
import { type OpenSearch, statesOf } from "./open-search";

export type OpenCustomer = Schemas["OpenCustomer"];
export type OpenList = Schemas["OpenListSaid"];

/** The open customers that an address asks for, with what was agreed about each. */
export function useOpen(journey: string, search: OpenSearch, isAllowed: boolean) {
  const { workspace } = useHere();
  const query = {
    ...askedOf(search),
    state: [...statesOf(search)],
    stage: search.stage ?? null,
    owner: search.owner ?? null,
  };
  return useQuery({
    queryKey: ["open", workspace.id, journey, query],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/open", {
          params: { path: { workspace: workspace.id, journey }, query },
        }),
      ),
    placeholderData: keepPreviousData,
    enabled: isAllowed,
  });
}

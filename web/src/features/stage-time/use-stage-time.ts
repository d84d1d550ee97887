import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { askedOf, type ScopeSearch } from "../../core/scope";
import { useAddress } from "../journey-frame/use-address";
import { useHere } from "../session/workspace";

export type StageTimeSaid = Schemas["StageTimeSaid"];
export type StageCurve = Schemas["StageCurveSaid"];

/** How long a stage lasts, for everybody and by segment. */
export function useStageTime(stage: string | null, scope: ScopeSearch) {
  const { workspace } = useHere();
  const { journey } = useAddress();
  const query = askedOf(scope);
  return useQuery({
    queryKey: ["living-map", workspace.id, journey, "stage-time", stage, query],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/stages/{stage}/time", {
          params: { path: { workspace: workspace.id, journey, stage: stage ?? "" }, query },
        }),
      ),
    placeholderData: keepPreviousData,
    enabled: stage !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

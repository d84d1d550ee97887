import { useQuery } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { outlineOf, plainObject, type StageSpot } from "../../core/map";
import { useHere } from "../session/workspace";

const NONE: readonly StageSpot[] = [];

/** The names of the stages of a version by reference, in their order; those that only the one before has come last. */
export function useStageNames(
  journey: string,
  version: string,
  before: string,
): ReadonlyMap<string, string> {
  const now = useStages(journey, version);
  const then = useStages(journey, before);
  const isGone = (stage: StageSpot) => !now.some((one) => one.ref === stage.ref);
  return new Map([...now, ...then.filter(isGone)].map((stage) => [stage.ref, stage.name]));
}

function useStages(journey: string, version: string): readonly StageSpot[] {
  const { workspace } = useHere();
  const stages = useQuery({
    queryKey: ["version", workspace.id, journey, version],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/versions/{version}", {
          params: { path: { workspace: workspace.id, journey, version } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    select: stagesOf,
  });
  return stages.data ?? NONE;
}

function stagesOf({ document }: Schemas["VersionWhole"]): readonly StageSpot[] {
  return outlineOf(plainObject(document)).stages;
}

import { useQuery } from "@tanstack/react-query";
import { client, told } from "../../core/client";
import { useHere } from "../session/workspace";

interface StagesOf {
  readonly order: readonly string[];
  readonly of: ReadonlyMap<string, string>;
}

const NOTHING: StagesOf = { order: [], of: new Map() };

/** The stages of a version in their order with their names; those that only the one before has come last. */
export function useMapOf(journey: string, version: string, before: string): StagesOf {
  const now = useStages(journey, version);
  const then = useStages(journey, before);
  return {
    order: [...new Set([...now.order, ...then.order])],
    of: new Map([...then.of, ...now.of]),
  };
}

function useStages(journey: string, version: string): StagesOf {
  const { workspace } = useHere();
  const read = useQuery({
    queryKey: ["version", workspace.id, journey, version],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/versions/{version}", {
          params: { path: { workspace: workspace.id, journey, version } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const stages = read.data?.document.stages;
  if (!Array.isArray(stages)) return NOTHING;
  const rows = stages.map((stage: unknown) => {
    const said = new Map<string, unknown>(
      Object.entries(typeof stage === "object" && stage !== null ? stage : {}),
    );
    const [key, name] = [String(said.get("key") ?? ""), said.get("name")];
    return [`stage:${key}`, typeof name === "string" ? name : key] as const;
  });
  return { order: rows.map(([ref]) => ref), of: new Map(rows) };
}

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { client, type Schemas, told } from "../../core/client";
import { askedOf, type ScopeSearch } from "../../core/scope";
import { useHere } from "../session/workspace";

export type StageHead = Schemas["StageHeadSaid"];

const PATIENT_MS = 80; // a map that was measured before is here by then

/** The heads of the stages over a scope, for somebody who has waited a little for the rest. */
export function useStageHeads(
  journey: string,
  scope: ScopeSearch,
): Schemas["StageHeadsSaid"] | undefined {
  const { workspace } = useHere();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const waited = setTimeout(() => setLate(true), PATIENT_MS);
    return () => clearTimeout(waited);
  }, []);
  const query = askedOf(scope);
  return useQuery({
    queryKey: ["living-map", workspace.id, journey, "heads", query],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/journeys/{journey}/stage-heads", {
          params: { path: { workspace: workspace.id, journey }, query },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    enabled: isLate,
  }).data;
}

import { useQuery } from "@tanstack/react-query";
import type { ScopeSearch } from "../../core/scope";
import { stageHeadsQuery } from "../measured/use-stage-heads";
import { useHere } from "../session/workspace";

/** The heads of the stages for one segment of a scope; null = all customers. */
export function useHeadsOf(journey: string, scope: ScopeSearch, segment: string | null) {
  const { workspace } = useHere();
  const asked = segment === null ? scope : { ...scope, segment };
  return useQuery(stageHeadsQuery(workspace.id, journey, asked));
}

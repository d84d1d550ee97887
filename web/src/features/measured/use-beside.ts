import { useMemo } from "react";
import { readLivingMap } from "../../core/reading";
import type { ScopeSearch } from "../../core/scope";
import type { Beside } from "../living-map/showing";
import { useDiff } from "../versions/use-versions";
import { useLivingMap } from "./use-living-map";

/** The version that the map is drawn beside, measured over the same journeys, and what differs. */
export function useBeside(journey: string, scope: ScopeSearch, shown: string | undefined) {
  const { against, version: _v, draft: _d, ...rest } = scope;
  const isAsked = against !== undefined && shown !== undefined && against !== shown;
  const before = useLivingMap(journey, { ...rest, version: against }, isAsked);
  const diff = useDiff(journey, against ?? "", shown ?? "", isAsked && scope.draft === undefined);
  const page = isAsked ? before.data : undefined;
  const changes = diff.data?.changes;
  const beside: Beside | undefined = useMemo(
    () =>
      page === undefined || changes === undefined || against === undefined
        ? undefined
        : {
            version: against,
            map: readLivingMap(page),
            changes: changes.map(({ ref, stage, sentence, breaks }) => ({
              ref: ref === "journey:map" ? "" : ref,
              stage,
              sentence,
              breaks,
            })),
          },
    [page, changes, against],
  );
  return { beside, isAsked, problem: before.error ?? diff.error };
}

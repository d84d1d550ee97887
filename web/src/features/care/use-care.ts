import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { client, problemOf, type Schemas } from "../../core/client";
import { useHere } from "../session/workspace";
import { agreed, isTouched, type WantedCare } from "./agreeing";

export type Care = Schemas["CareSaid"];
export type Carer = Schemas["PersonNamed"];

/** Which map the address shows, and what one journey follows on it. */
interface ShownMap {
  readonly version?: string | undefined;
  readonly draft?: string | undefined;
  readonly by?: string | undefined;
}

/** What came of a change: it was kept, or somebody had been faster and decided about the same thing. */
export type CareOutcome =
  | { readonly is: "kept" }
  | { readonly is: "conflict"; readonly theirs: Care | null };

/** What shall be different, from what was seen. */
export interface CareChange {
  readonly part: Partial<WantedCare>;
  readonly seen: Care | null;
}

/** Agree about a case; what others decided elsewhere meanwhile is kept silently. */
export function useCare(journey: string, caseId: string) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const shown: ShownMap = useSearch({ strict: false });
  const put = async (change: CareChange): Promise<CareOutcome> => {
    const { error, response } = await client.PUT(
      "/api/w/{workspace}/journeys/{journey}/cases/{case}/care",
      {
        params: {
          path: { workspace: workspace.id, journey, case: caseId },
          query: {
            version: shown.version ?? null,
            draft: shown.draft ?? null,
            by: shown.by ?? null,
          },
          header: { "if-match": `"${change.seen?.revision ?? 0}"` },
        },
        body: agreed(change.seen, change.part),
      },
    );
    if (response.ok) return { is: "kept" };
    if (error === undefined || !("theirs" in error)) throw problemOf(response, error);
    const { theirs } = error;
    if (isTouched(change.part, change.seen, theirs)) return { is: "conflict", theirs };
    return put({ part: change.part, seen: theirs });
  };
  return useMutation({
    mutationFn: put,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["open"] }),
        queries.invalidateQueries({ queryKey: ["account"] }),
      ]),
  });
}

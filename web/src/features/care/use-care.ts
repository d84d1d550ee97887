import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, problemOf, type Schemas } from "../../core/client";
import { useHere } from "../session/workspace";

export type Care = Schemas["CareSaid"];
export interface WantedCare {
  readonly assignee: string | null;
  readonly due_on: string | null;
  readonly note: string;
}
export type Carer = Schemas["PersonNamed"];

export const NO_CARE: WantedCare = { assignee: null, due_on: null, note: "" };

/** What came of a change: it was kept, or somebody had been faster. */
export type CareOutcome =
  | { readonly is: "kept" }
  | { readonly is: "conflict"; readonly theirs: Care | null; readonly mine: WantedCare };

interface Change {
  readonly wanted: WantedCare;
  readonly seen: number;
}

/** Agree about a case, on what was seen. */
export function useCare(journey: string, caseId: string) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ wanted, seen }: Change): Promise<CareOutcome> => {
      const { error, response } = await client.PUT(
        "/api/w/{workspace}/journeys/{journey}/cases/{case}/care",
        {
          params: {
            path: { workspace: workspace.id, journey, case: caseId },
            header: { "if-match": `"${seen}"` },
          },
          body: wanted,
        },
      );
      if (response.ok) return { is: "kept" };
      if (error !== undefined && "theirs" in error) {
        return { is: "conflict", theirs: error.theirs, mine: wanted };
      }
      throw problemOf(response.status, error);
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["open"] }),
        queries.invalidateQueries({ queryKey: ["account"] }),
      ]),
  });
}

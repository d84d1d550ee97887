import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Answer, draftServer, newId } from "../../core/editing";
import { apply, type Command, type JsonObject } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { useBeginDraft } from "../editor/use-draft";
import { useJourneys } from "../journeys/use-journeys";
import { useHere } from "../session/workspace";

export interface DraftEdit {
  readonly label: string;
  /** the command, from the draft as it stands now */
  readonly make: (document: JsonObject) => Command;
}

export interface DraftEdited {
  readonly draft: string;
  readonly answer: Answer;
}

/** One edit of the draft that was changed last; without a draft, one is begun from the version in force. */
export function useDraftEdit(journey: string) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const drafts = useJourneys().data?.find((one) => one.key === journey)?.drafts ?? [];
  const begin = useBeginDraft(journey);
  return useMutation({
    mutationFn: async ({ label, make }: DraftEdit): Promise<DraftEdited> => {
      const draft =
        drafts[0]?.id ??
        (await begin.mutateAsync({ name: editorWords.versions.nextName, is_to_be: false })).id;
      const server = draftServer(workspace.id, draft);
      const now = await server.read();
      const command = make(now.document);
      const { inverse } = apply(now.document, command);
      const answer = await server.send({
        commandId: newId(),
        command,
        inverse,
        label,
        undoOf: null,
        gesture: null,
        base: now.revision,
        isForced: false,
      });
      return { draft, answer };
    },
    onSuccess: () =>
      Promise.all(
        ["living-map", "library", "map-findings", "journeys"].map((noun) =>
          queries.invalidateQueries({ queryKey: [noun, workspace.id] }),
        ),
      ),
  });
}

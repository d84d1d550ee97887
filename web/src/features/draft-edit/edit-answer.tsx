import { Link } from "@tanstack/react-router";
import { kpiWords } from "../../core/words/kpis";
import { Notice } from "../../ui/notice";
import type { DraftEdited } from "./use-draft-edit";

const words = kpiWords.form;

/** What became of an edit, and the way to the draft that it is in. */
export function EditAnswer({
  journey,
  edited,
}: {
  readonly journey: string;
  readonly edited: DraftEdited;
}) {
  const { answer, draft } = edited;
  if (answer.kind === "refused") return null; // said at its field
  return (
    <Notice kind={answer.kind === "kept" ? "ok" : "watch"}>
      <p>
        {answer.kind === "kept" ? words.kept : words.conflict(answer.theirs.personName)}{" "}
        <Link to="/m/$journey/edit" params={{ journey }} search={{ draft }}>
          {words.open}
        </Link>
      </p>
    </Notice>
  );
}

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { client, told } from "../../core/client";
import { isList, type Json, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { versionWords } from "../../core/words/versions";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useHere } from "../session/workspace";
import { TryAgain } from "../shell/try-again";
import { ChangeList } from "../versions/change-list";
import { useDrawn } from "./drawing";
import styles from "./publish.module.css";
import { Approval, Findings, Plan } from "./publish-parts";

const BUMPS: Readonly<Record<string, string>> = words.publish.bumps;
const more = versionWords.publish;

interface DialogProps {
  readonly journey: string;
  readonly onClose: () => void;
}

/** What publishing would do, what stands in its way, and why it is done. */
export function PublishDialog({ journey, onClose }: DialogProps) {
  const { draft, state, edit } = useDrawn();
  const { workspace } = useHere();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [note, setNote] = useState("");
  const [from, setFrom] = useState("");
  const [adopts, setAdopts] = useState(textAt(state.document, "adopt") === "open_cases");
  const [noteId, fromId, adoptId] = [useId(), useId(), useId()];
  const isPlan = textAt(state.document, "state") === "to_be";
  const path = { workspace: workspace.id, draft };
  const proposal = useQuery({
    queryKey: ["proposal", workspace.id, draft, state.revision, state.waiting],
    queryFn: () =>
      told(client.GET("/api/w/{workspace}/drafts/{draft}/proposal", { params: { path } })),
    enabled: state.waiting === 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const publish = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/w/{workspace}/drafts/{draft}/publish", {
          params: { path },
          body: {
            note,
            valid_from: from === "" ? null : from,
            adopt: adopts ? "open_cases" : "new_cases",
          },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries();
      await navigate({ to: "/m/$journey/versions", params: { journey } });
    },
  });
  const said = proposal.data;
  const retire = () => {
    const before = state.document.retired;
    const rows: readonly Json[] = isList(before) ? before : [];
    const gone = (said?.lost ?? []).map((ref) => ({ ref, successor: "none" }));
    edit({ do: "set", path: ["retired"], value: [...rows, ...gone] }, words.labels.retire);
  };
  const canPublish =
    said !== undefined && said.reasons.length === 0 && !publish.isPending && state.waiting === 0;
  return (
    <Dialog title={words.publish.title} onClose={onClose}>
      <DialogForm
        submit={state.waiting > 0 ? words.publish.wait : words.publish.submit}
        cancel={words.publish.cancel}
        canSubmit={canPublish}
        onSubmit={() => publish.mutate()}
      >
        {proposal.isError && <TryAgain problem={proposal.error} onAgain={proposal.refetch} />}
        {publish.isError && <Notice kind="breach" problem={publish.error} />}
        {said === undefined ? (
          !proposal.isError && <p className="faint">{words.publish.loading}</p>
        ) : (
          <>
            <p>
              <strong>{words.publish.number(said.version)}</strong>{" "}
              <span className="faint">{BUMPS[said.bump] ?? ""}</span>
            </p>
            {said.reasons.length > 0 && (
              <Notice kind="watch">
                <h3>{words.publish.reasons}</h3>
                <ul className={styles.reasons}>
                  {said.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
                {said.lost.length > 0 && <Button onClick={retire}>{words.publish.retire}</Button>}
              </Notice>
            )}
            <h3>
              {said.compared_with === null
                ? words.publish.first
                : words.publish.against(said.compared_with)}
            </h3>
            <ChangeList
              changes={said.changes}
              empty={said.compared_with === null ? "" : words.publish.nothing}
            />
            <Plan said={said} />
            <Findings said={said} />
            <Approval said={said} />
          </>
        )}
        <label htmlFor={noteId}>{words.publish.note}</label>
        <textarea
          id={noteId}
          rows={3}
          required
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {!isPlan && (
          <p className={styles.check}>
            <input
              id={adoptId}
              type="checkbox"
              checked={adopts}
              onChange={(event) => setAdopts(event.target.checked)}
              aria-describedby={`${adoptId}-hint`}
            />
            <label htmlFor={adoptId}>{more.adopt}</label>
            <span id={`${adoptId}-hint`} className="faint">
              {more.adoptHint}
            </span>
          </p>
        )}
        <label htmlFor={fromId}>{words.publish.from}</label>
        <input
          id={fromId}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          aria-describedby={`${fromId}-hint`}
        />
        <p id={`${fromId}-hint`} className="faint">
          {words.publish.fromHint}
        </p>
      </DialogForm>
    </Dialog>
  );
}

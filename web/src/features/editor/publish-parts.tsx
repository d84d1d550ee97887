import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, done, type Schemas } from "../../core/client";
import { editorWords } from "../../core/words/editor";
import { versionWords } from "../../core/words/versions";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useNotices } from "../session/use-notices";
import { useHere } from "../session/workspace";
import { ChangeList } from "../versions/change-list";
import { useDrawn } from "./drawing";
import styles from "./publish.module.css";

const words = versionWords.publish;
const SEVERITIES: Readonly<Record<string, string>> = editorWords.findings.severity;

interface PartProps {
  readonly said: Schemas["ProposalSaid"];
}

/** What differs from the plan that is taken live. */
export function Plan({ said }: PartProps) {
  if (said.plan === null) return null;
  if (said.off_plan.length === 0) return <p className="faint">{words.onPlan(said.plan)}</p>;
  return (
    <>
      <h3>{words.offPlan(said.plan)}</h3>
      <ChangeList changes={said.off_plan} empty="" />
    </>
  );
}

/** What the map check says; errors stand among the reasons already. */
export function Findings({ said }: PartProps) {
  const others = said.findings.filter((one) => one.severity !== "E");
  if (others.length === 0) return null;
  return (
    <details>
      <summary>{words.findings(others.length)}</summary>
      <ul className={styles.reasons}>
        {others.map((one) => (
          <li key={one.fingerprint}>
            {one.message} <span className="faint">{SEVERITIES[one.severity]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Who approves of the draft as it is now, and the way to do so where one may. */
export function Approval({ said }: PartProps) {
  const { draft, state } = useDrawn();
  const { workspace, session } = useHere();
  const queries = useQueryClient();
  const path = { workspace: workspace.id, draft };
  const renew = () => queries.invalidateQueries({ queryKey: ["proposal", workspace.id, draft] });
  useNotices((kind, about) => {
    if (kind === "map.approved" && about.get("draft") === draft) void renew();
  });
  const approve = useMutation({
    mutationFn: (isYes: boolean) =>
      done(
        isYes
          ? client.POST("/api/w/{workspace}/drafts/{draft}/approval", {
              params: { path },
              body: { revision: state.revision },
            })
          : client.DELETE("/api/w/{workspace}/drafts/{draft}/approval", { params: { path } }),
      ),
    onSuccess: renew,
  });
  if (!said.is_approval_asked) return null;
  const isMine = said.approvers.includes(session.id);
  return (
    <div>
      {said.approved_by !== null && <p>{words.approved(said.approved_by)}</p>}
      {approve.isError && <Notice kind="breach" problem={approve.error} />}
      {said.may_approve && (
        <Button onClick={() => approve.mutate(!isMine)}>
          {isMine ? words.withdraw : words.approve}
        </Button>
      )}
    </div>
  );
}

import { customerWords } from "../../core/words/customers";
import { Notice } from "../../ui/notice";
import type { MyWorkspace } from "./use-session";
import { useHere } from "./workspace";

/** What stands where a role may not look: which right is missing, and who gives it. */
export function NoRight({ right }: { readonly right: MyWorkspace["rights"][number] }) {
  const { workspace } = useHere();
  return (
    <Notice kind="plain">
      <p>
        <strong>{customerWords.hidden.title}.</strong>{" "}
        {right.startsWith("customers.") && `${customerWords.hidden.said} `}
        {customerWords.hidden.need(right, workspace.role)}
      </p>
    </Notice>
  );
}

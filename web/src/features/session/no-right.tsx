import { adminWords } from "../../core/words/admin";
import { customerWords } from "../../core/words/customers";
import { Notice } from "../../ui/notice";
import { useHere } from "./workspace";

/** What stands where a role may not look: which right is missing, and who gives it. */
export function NoRight({ right }: { readonly right: keyof typeof customerWords.hidden.rights }) {
  const { workspace } = useHere();
  return (
    <Notice kind="plain">
      <p>
        <strong>{customerWords.hidden.title}.</strong>{" "}
        {right.startsWith("customers.") && `${customerWords.hidden.said} `}
        {customerWords.hidden.need(
          customerWords.hidden.rights[right],
          adminWords.roles[workspace.role],
        )}
      </p>
    </Notice>
  );
}

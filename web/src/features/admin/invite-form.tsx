import { useId, useState } from "react";
import { adminWords } from "../../core/words/admin";
import { Button } from "../../ui/button";
import { FieldRow } from "../../ui/field-row";
import { Notice } from "../../ui/notice";
import { MadeLink } from "../shell/made-link";
import styles from "./admin.module.css";
import { ROLES, roleOf } from "./role-select";
import type { Role, useBelonging } from "./use-admin";

const words = adminWords.people;

/** Whom to let in, as what; the link is shown this once. */
export function InviteForm({ invite }: Pick<ReturnType<typeof useBelonging>, "invite">) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.invite}</h2>
      <FieldRow
        onSubmit={() =>
          invite.mutate(
            { name, email, role },
            {
              onSuccess: () => {
                setName("");
                setEmail("");
              },
            },
          )
        }
      >
        <label htmlFor={`${id}-name`}>
          {words.columns.name}
          <input
            id={`${id}-name`}
            required
            maxLength={200}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label htmlFor={`${id}-email`}>
          {words.columns.email}
          <input
            id={`${id}-email`}
            type="email"
            required
            maxLength={320}
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </label>
        <label htmlFor={`${id}-role`}>
          {words.columns.role}
          <select
            id={`${id}-role`}
            value={role}
            aria-describedby={`${id}-may`}
            onChange={(event) => setRole(roleOf(event.target.value) ?? role)}
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {adminWords.roles[one]}
              </option>
            ))}
          </select>
        </label>
        <Button kind="primary" type="submit">
          {words.send}
        </Button>
        <span id={`${id}-may`} className={styles.may}>
          {adminWords.mayDo[role]}
        </span>
      </FieldRow>
      {invite.isError && <Notice kind="breach" problem={invite.error} />}
      {invite.data !== undefined && (
        <Notice kind="ok">
          {invite.data.path === null ? (
            <p>{words.knows(invite.data.member.name)}</p>
          ) : (
            <>
              <p>{words.invited(invite.data.member.name)}</p>
              <MadeLink path={invite.data.path} />
            </>
          )}
        </Notice>
      )}
    </section>
  );
}

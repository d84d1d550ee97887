import { useState } from "react";
import { moment, zonedMoment, zoneHere } from "../../core/format";
import { adminWords } from "../../core/words/admin";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useHere } from "../session/workspace";
import { MadeLink } from "../shell/made-link";
import { TryAgain } from "../shell/try-again";
import styles from "./admin.module.css";
import { AdminTable, TableBones } from "./admin-table";
import { InviteForm } from "./invite-form";
import { RoleSelect } from "./role-select";
import { type Member, useBelonging, useMembers } from "./use-admin";

const words = adminWords.people;
const ORDER = ["name", "email", "role", "seen", "verbs"] as const;

/** Who belongs here: invite, give another role, take out; never the last owner. */
export function PeoplePart() {
  const { session } = useHere();
  const members = useMembers();
  const belonging = useBelonging();
  const [leaving, setLeaving] = useState<string | null>(null);
  const { invite, change, link, remove } = belonging;
  const problem = change.error ?? link.error ?? remove.error;
  const found = members.data ?? [];
  const owners = found.filter((one) => one.role === "owner").length;
  const linked = found.find((one) => one.id === link.variables);
  return (
    <div className={styles.part}>
      {members.isError && <TryAgain problem={members.error} onAgain={members.refetch} />}
      {problem !== null && <Notice kind="breach" problem={problem} />}
      <InviteForm invite={invite} />
      {link.data !== undefined && linked !== undefined && (
        <Notice kind="ok">
          <p>{words.invited(linked.name)}</p>
          <MadeLink path={link.data.path} />
        </Notice>
      )}
      {members.data === undefined && !members.isError && <TableBones label={adminWords.loading} />}
      {members.data !== undefined && (
        <>
          <p className="faint">{found.length === 1 ? words.alone : words.lead(found.length)}</p>
          <AdminTable
            label={adminWords.tabs.people}
            columns={words.columns}
            order={ORDER}
            rows={found.map((member) => ({
              key: member.id,
              cells: {
                name: (
                  <span>
                    <strong>{member.name}</strong>
                    {member.id === session.id && <span className="faint"> {words.you}</span>}
                  </span>
                ),
                email: member.email,
                role: (
                  <RoleSelect
                    member={member}
                    isLastOwner={member.role === "owner" && owners === 1}
                    onChange={(role) => change.mutate({ person: member.id, role })}
                  />
                ),
                seen: <Seen at={member.seen_at} />,
                verbs:
                  member.role === "owner" && owners === 1 ? (
                    <span className="faint">{words.lastOwner}</span>
                  ) : (
                    <Verbs
                      member={member}
                      isLeaving={leaving === member.id}
                      onLink={() => link.mutate(member.id)}
                      onAsk={() => setLeaving(leaving === member.id ? null : member.id)}
                      onRemove={() =>
                        remove.mutate(member.id, { onSettled: () => setLeaving(null) })
                      }
                    />
                  ),
              },
            }))}
          />
        </>
      )}
    </div>
  );
}

function Seen({ at }: { readonly at: string | null }) {
  if (at === null) return <span className="faint">{words.never}</span>;
  return <span title={zonedMoment(at, zoneHere())}>{moment(at, zoneHere())}</span>;
}

interface VerbsProps {
  readonly member: Member;
  readonly isLeaving: boolean;
  readonly onLink: () => void;
  readonly onAsk: () => void;
  readonly onRemove: () => void;
}

/** What can be done with somebody; to take somebody out is asked once more, in place. */
function Verbs({ member, isLeaving, onLink, onAsk, onRemove }: VerbsProps) {
  if (isLeaving) {
    return (
      <span className={styles.verbs}>
        <span>{words.sure(member.name)}</span>
        <Button onClick={onRemove} label={words.removeOf(member.name)}>
          {words.remove}
        </Button>
        <Button kind="quiet" onClick={onAsk}>
          {words.keep}
        </Button>
      </span>
    );
  }
  return (
    <span className={styles.verbs}>
      <Button kind="quiet" onClick={onLink} label={words.newLinkOf(member.name)}>
        {words.newLink}
      </Button>
      <Button kind="quiet" onClick={onAsk} label={words.removeOf(member.name)}>
        {words.remove}
      </Button>
    </span>
  );
}

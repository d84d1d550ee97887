import { adminWords as words } from "../../core/words/admin";
import type { Member, Role } from "./use-admin";

export const ROLES = ["viewer", "analyst", "editor", "owner"] as const satisfies readonly Role[];

/** The role of a word; `null` = there is none of that name. */
export function roleOf(word: string): Role | null {
  return ROLES.find((role) => role === word) ?? null;
}

interface RoleSelectProps {
  readonly member: Member;
  readonly isLastOwner: boolean;
  readonly onChange: (role: Role) => void;
}

/** The role of somebody, to be changed; the last owner stays one. */
export function RoleSelect({ member, isLastOwner, onChange }: RoleSelectProps) {
  return (
    <span>
      <select
        aria-label={words.people.roleOf(member.name)}
        value={member.role}
        disabled={isLastOwner}
        onChange={(event) => {
          const role = roleOf(event.target.value);
          if (role !== null) onChange(role);
        }}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {words.roles[role]}
          </option>
        ))}
      </select>
    </span>
  );
}

import { DOT, day } from "../../core/format";
import { customerWords } from "../../core/words/customers";
import { Empty } from "../../ui/facts";
import styles from "./account.module.css";
import type { AccountSaid } from "./use-account";

const words = customerWords.account;

/** The people at the customer: who they are, in which role, how often and when they were seen last. */
export function Contacts({ said }: { readonly said: AccountSaid }) {
  if (said.contacts.length === 0) return <Empty>{words.noContacts}</Empty>;
  return (
    <ul className={styles.contacts}>
      {said.contacts.map((one) => (
        <li key={one.id}>
          <strong>{one.name ?? one.id}</strong>
          <span className="faint">
            {one.role ?? words.noRole}
            {DOT}
            {words.events(one.events)}
            {DOT}
            {words.lastSeen(day(one.last_seen_at, said.timezone))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The names of the people, by their ids. */
export function peopleOf(said: AccountSaid): ReadonlyMap<string, string> {
  return new Map(said.contacts.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}

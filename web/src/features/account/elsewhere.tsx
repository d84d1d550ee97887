import { customerWords } from "../../core/words/customers";
import { TimelineEntries } from "../who/timeline-entries";
import styles from "./account.module.css";
import { peopleOf } from "./contacts";
import { happened, namingTold } from "./told-timeline";
import type { AccountSaid } from "./use-account";

/** What was seen of the customer and belongs to no journey. */
export function Elsewhere({ said }: { readonly said: AccountSaid }) {
  const people = peopleOf(said);
  const events = said.elsewhere.map((event) => happened(event, people));
  return (
    <details className={styles.card}>
      <summary className={styles.summary}>
        <h2>{customerWords.account.elsewhere}</h2>
        <span className="faint">{customerWords.account.events(events.length)}</span>
      </summary>
      <TimelineEntries
        timeline={{ events, visits: [], runs: [], gates: [] }}
        naming={namingTold(said)}
      />
    </details>
  );
}

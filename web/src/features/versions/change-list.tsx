import type { Schemas } from "../../core/client";
import { versionWords as words } from "../../core/words/versions";
import styles from "./versions.module.css";

interface ListProps {
  readonly changes: readonly Schemas["ChangeSaid"][];
  readonly empty: string;
}

/** What differs, a sentence each; what can no longer be compared says so. */
export function ChangeList({ changes, empty }: ListProps) {
  if (changes.length === 0) return empty === "" ? null : <p className="faint">{empty}</p>;
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={`${change.kind} ${change.ref} ${change.sentence}`} data-breaks={change.breaks}>
          {change.sentence}
          {change.breaks !== "nothing" && (
            <span className={styles.breaks}> {words.breaks(change.breaks)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

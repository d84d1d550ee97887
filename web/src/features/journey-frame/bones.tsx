import { journeyWords as words } from "../../core/words/journey";
import styles from "./bones.module.css";

/** The shape of what comes, for who waits longer than a moment. */
export function Bones({ said = words.loading }: { readonly said?: string }) {
  return (
    <div className={styles.bones} role="status" aria-label={said}>
      <span className="faint">{said}</span>
      {[1, 2, 3, 4, 5].map((bone) => (
        <span key={bone} className={styles.bone} />
      ))}
    </div>
  );
}

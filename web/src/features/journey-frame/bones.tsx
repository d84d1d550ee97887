import { journeyWords as words } from "../../core/words/journey";
import styles from "./bones.module.css";

/** The shape of what comes. */
export function Bones() {
  return (
    <div className={styles.bones} role="status" aria-label={words.loading}>
      <span className="faint">{words.loading}</span>
      {[1, 2, 3, 4, 5].map((bone) => (
        <span key={bone} className={styles.bone} />
      ))}
    </div>
  );
}

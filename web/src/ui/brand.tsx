import styles from "./brand.module.css";
import { Logo } from "./logo";

/** The mark of the product with its name: who asks for a password here. */
export function Brand() {
  return (
    <p className={styles.brand} translate="no">
      <Logo /> Wayline
    </p>
  );
}

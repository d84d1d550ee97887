import styles from "./logo.module.css";

/** The mark of the product. */
export function Logo() {
  return (
    <svg className={styles.logo} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M2.5 5.5 6.5 15l3.5-7 3.5 7 4-9.5" />
      <circle cx="2.8" cy="5" r="1.6" />
      <circle cx="17.2" cy="5" r="1.6" />
    </svg>
  );
}

import styles from "./select.module.css";

interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** The browser's own list of choices, with its label inside the frame. */
export function Select({ label, value, options, onChange }: SelectProps) {
  const isListed = options.some((option) => option.value === value);
  return (
    <label className={styles.select}>
      <span className={styles.label}>{label}</span>
      <select
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {/* an address may ask for what is not in the list: it is said, not taken for the first */}
        {!isListed && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

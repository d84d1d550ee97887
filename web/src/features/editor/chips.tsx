import { X } from "lucide-react";
import { Button } from "../../ui/button";
import type { Choice } from "./fields";
import styles from "./panel.module.css";

interface ChipsProps {
  readonly chosen: readonly Choice[];
  /** what the button at one of them is called */
  readonly removeOf: (label: string) => string;
  readonly onRemove: (one: Choice) => void;
}

/** What was chosen already, each to be taken away. */
export function Chips({ chosen, removeOf, onRemove }: ChipsProps) {
  if (chosen.length === 0) return null;
  return (
    <ul className={styles.chips}>
      {chosen.map((one) => (
        <li key={one.value} className={styles.chip}>
          {one.label}
          <Button kind="quiet" label={removeOf(one.label)} onClick={() => onRemove(one)}>
            <X size={12} aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  );
}

import { useId, useState } from "react";
import { Button } from "../../ui/button";
import styles from "./data.module.css";

interface MappingTextProps {
  readonly label: string;
  readonly action: string;
  readonly mapping: string;
  readonly isOpen?: boolean;
  readonly onUse: (mapping: string) => void;
}

/** A mapping as the text that the command line reads, to be changed by who knows it. */
export function MappingText({ label, action, mapping, isOpen = false, onUse }: MappingTextProps) {
  const [text, setText] = useState(mapping);
  const id = useId();
  return (
    <details className={styles.more} open={isOpen}>
      <summary id={id}>{label}</summary>
      <textarea
        aria-labelledby={id}
        rows={Math.min(16, text.split("\n").length + 1)}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.actions}>
        <Button onClick={() => onUse(text)}>{action}</Button>
      </div>
    </details>
  );
}

import type { Target } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import styles from "./canvas.module.css";
import { useDrawn } from "./drawing";
import { focusSoon } from "./focus-soon";
import { place } from "./placing";

interface HereProps {
  readonly target: Target;
  readonly label: string;
  /** which kind of part can stand here */
  readonly of: "stage" | "touchpoint";
}

/** A place where what was picked up can be put down; there only while something is. */
export function PlaceHere({ target, label, of }: HereProps) {
  const drawing = useDrawn();
  const { picked } = drawing;
  if (picked === null || !picked.startsWith(`${of}:`)) return null;
  if (target.at === "before" && target.ref === picked) return null;
  return (
    <button
      type="button"
      className={styles.here}
      aria-label={label}
      onClick={() => {
        place(drawing, picked, target);
        drawing.pick(null);
        focusSoon(picked);
      }}
    >
      {words.picked.here}
    </button>
  );
}

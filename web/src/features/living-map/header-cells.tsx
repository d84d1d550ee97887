import { Shield } from "lucide-react";
import { memo } from "react";
import { count } from "../../core/format";
import type { Stage } from "../../core/reading";
import type { Layer } from "../../core/scope";
import { words } from "../../core/words";
import { Figure } from "../../ui/figure";
import { cx } from "../../ui/names";
import styles from "./header-cells.module.css";
import { useShowing } from "./showing";
import { StageRows } from "./stage-head";

const LABELS: Readonly<Record<Layer, readonly string[]>> = {
  planned: [words.head.owner, "", words.head.promised, words.head.safeguards],
  believed: [words.head.said, "", "", words.head.ground],
  observed: [words.head.movedOn, "", words.head.timeStandard, words.head.status],
  compare: [words.head.movedOn, "", words.head.timeStandard, words.head.difference],
};

/** The corner labels the rows of all stage headers once. */
export function Corner({ layer, row }: { readonly layer: Layer; readonly row: number }) {
  const [second, third, fourth, fifth] = LABELS[layer];
  const showsHere = layer === "observed" || layer === "compare";
  return (
    <div role="columnheader" className={styles.corner} style={{ gridRow: row, gridColumn: 1 }}>
      <span />
      {showsHere && <span>{words.head.here}</span>}
      <span>{second}</span>
      <span className={styles.labelBar}>{third}</span>
      <span>{fourth}</span>
      <span>{fifth}</span>
      {showsHere && <span>{words.head.owner}</span>}
    </div>
  );
}

interface HeaderCellProps {
  readonly stage: Stage;
  readonly row: number;
  readonly isTabStop: boolean;
}

/** One stage: its name and who is here now, then four rows; the arrow says who did not reach the next one. */
export const HeaderCell = memo(function HeaderCell({ stage, row, isTabStop }: HeaderCellProps) {
  const { map, screen, show } = useShowing();
  const isSelected = screen.selected === stage.ref;
  const showsHere =
    (screen.layer === "observed" || screen.layer === "compare") && stage.measured !== null;
  return (
    <div
      role="columnheader"
      className={cx(styles.head, isSelected && styles.selected)}
      style={{ gridRow: row, gridColumn: stage.index + 2 }}
    >
      <div className={styles.title}>
        <button
          type="button"
          className={styles.name}
          tabIndex={isTabStop ? 0 : -1}
          data-place={stage.ref}
          aria-pressed={isSelected}
          title={stage.said.name}
          onClick={() =>
            show({ selected: stage.ref, isPanelOpen: true, who: null, journey: null }, true)
          }
        >
          {stage.said.is_chokepoint && (
            <Shield size={12} strokeWidth={2.2} aria-label={words.chokepoint} />
          )}
          <span>{stage.said.name}</span>
        </button>
      </div>
      <StageRows stage={stage} layer={screen.layer} />
      {showsHere && <LastRow stage={stage} />}
      {showsHere && <Arrow from={map.stages[stage.index - 1]} />}
    </div>
  );
});

/** Who answers for the stage, and who fell out of it. */
function LastRow({ stage }: { readonly stage: Stage }) {
  return (
    <div className={styles.last}>
      <span className={styles.owner}>{stage.said.owner ?? words.nobodyOwns}</span>
      {stage.fellOut !== null && stage.fellOut.n > 0 && (
        <Figure number={stage.fellOut.number}>
          {`↓ ${words.fellOut(count(stage.fellOut.n))}`}
        </Figure>
      )}
    </div>
  );
}

/** Between two headers, as wide as the share that moved on. */
function Arrow({ from }: { readonly from: Stage | undefined }) {
  const share = from?.measured?.moved_on.value ?? null;
  if (share === null) return null;
  return (
    <svg className={styles.arrow} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1 8h9" strokeWidth={1 + 4 * share} />
      <path d="M9 2.5 15 8l-6 5.5z" className={styles.tip} />
    </svg>
  );
}

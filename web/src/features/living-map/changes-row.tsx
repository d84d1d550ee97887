import { besideWords as words } from "../../core/words/beside";
import { cx } from "../../ui/names";
import styles from "./changes-row.module.css";
import { type Beside, type Difference, useShowing } from "./showing";

/** What differs in each stage, in words; touchpoints that are no longer there stand as they stood. */
export function ChangesRow({ row, beside }: { readonly row: number; readonly beside: Beside }) {
  const { map } = useShowing();
  return (
    <div role="row" className={styles.row}>
      <div
        role="rowheader"
        className={styles.head}
        style={{ gridRow: row, gridColumn: 1 }}
        title={words.beside.title(beside.version)}
      >
        {words.beside.lane}
      </div>
      {map.stages.map((stage) => (
        <div
          key={stage.ref}
          role="gridcell"
          className={styles.cell}
          style={{ gridRow: row, gridColumn: stage.index + 2 }}
        >
          {changesIn(beside, stage.ref).map((change) => (
            <Change key={change.sentence} change={change} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Change({ change }: { readonly change: Difference }) {
  const { map, screen, show } = useShowing();
  const isHere = map.byRef.has(change.ref);
  if (!isHere) return <p className={cx(styles.change, styles.gone)}>{change.sentence}</p>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={cx(styles.change, screen.selected === change.ref && styles.chosen)}
      data-breaks={change.breaks}
      onClick={() => show({ selected: change.ref, isPanelOpen: true, who: null, journey: null })}
    >
      {change.sentence}
    </button>
  );
}

/** What changed in a stage; what is gone from it stands where it stood. */
export function changesIn(beside: Beside, stage: string): readonly Difference[] {
  return beside.changes.filter((one) => one.stage === stage);
}

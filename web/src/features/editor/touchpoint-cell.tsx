import { useDraggable, useDroppable } from "@dnd-kit/core";
import { isList, type Spot, type StageSpot, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { MomentGlyph } from "../../ui/glyph";
import { cx } from "../../ui/names";
import styles from "./canvas.module.css";
import { useDrawn } from "./drawing";
import { nameOfChannel, nameOfOwner, spoken, wantedFeeling } from "./names";
import { NamingField } from "./naming-field";
import { openPanel } from "./open-panel";

interface CellProps {
  readonly stage: StageSpot;
  readonly tabStop: string | null;
}

/** The touchpoints of a stage; what is dropped on the free room stands at the end. */
export function TouchpointCell({ stage, tabStop }: CellProps) {
  const { naming, name } = useDrawn();
  const drop = useDroppable({ id: `end|${stage.ref}` });
  const at = naming?.kind === "touchpoint" ? naming.at : null;
  return (
    <div
      ref={drop.setNodeRef}
      role="gridcell"
      className={cx(styles.cell, drop.isOver && styles.over)}
    >
      {stage.touchpoints.length === 0 && at !== stage.ref && (
        <p className="faint">{words.noTouchpoints}</p>
      )}
      {stage.touchpoints.map((one) => (
        <div key={one.ref} className={styles.slot}>
          <DrawnCard spot={one} stage={stage} isTabStop={tabStop === one.ref} />
          {at === one.ref && <NamingField />}
        </div>
      ))}
      {at === stage.ref && <NamingField />}
      <button
        type="button"
        className={styles.add}
        tabIndex={-1}
        aria-label={words.addTouchpointIn(stage.name)}
        onClick={() => name({ kind: "touchpoint", at: stage.touchpoints.at(-1)?.ref ?? stage.ref })}
      >
        + {words.addTouchpoint}
      </button>
    </div>
  );
}

interface CardProps {
  readonly spot: Spot;
  readonly stage: StageSpot;
  readonly isTabStop: boolean;
}

/** One touchpoint: dragged, or moved by keys; Enter opens it in the panel. */
function DrawnCard({ spot, stage, isTabStop }: CardProps) {
  const { state, selected, select, naming, others } = useDrawn();
  const here = others.filter((one) => one.at === spot.ref);
  const drag = useDraggable({ id: spot.ref });
  const drop = useDroppable({ id: `card|${spot.ref}` });
  if (naming?.kind === "rename" && naming.ref === spot.ref) return <NamingField />;
  const isSelected = selected === spot.ref;
  const said = spot.part.channels;
  const channel = isList(said) && typeof said[0] === "string" ? said[0] : null;
  const feeling = wantedFeeling(spot.part);
  return (
    <article
      ref={drop.setNodeRef}
      className={cx(
        styles.card,
        isSelected && styles.selected,
        drag.isDragging && styles.dragged,
        drop.isOver && !drag.isDragging && styles.before,
      )}
    >
      <button
        ref={drag.setNodeRef}
        type="button"
        className={styles.name}
        tabIndex={isTabStop ? 0 : -1}
        data-place={spot.ref}
        aria-label={words.cardName(spot.name, stage.name)}
        aria-pressed={isSelected}
        onClick={() => {
          select(spot.ref);
          openPanel();
        }}
        {...drag.listeners}
      >
        <span className={styles.title}>{spot.name}</span>
        {textAt(spot.part, "moment") !== null && <MomentGlyph />}
      </button>
      {here.length > 0 && (
        <span className={styles.here}>{here.map((one) => words.isHere(one.name)).join(", ")}</span>
      )}
      <p className={styles.line}>
        {channel === null ? words.noChannel : nameOfChannel(state.document, channel)} ·{" "}
        {nameOfOwner(state.document, textAt(spot.part, "owner") ?? textAt(stage.part, "owner"))}
      </p>
      {feeling !== null && (
        <p className={styles.line}>{words.wanted(spoken(feeling).toLowerCase())}</p>
      )}
    </article>
  );
}

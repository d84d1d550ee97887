import { useDraggable, useDroppable } from "@dnd-kit/core";
import { DOT } from "../../core/format";
import { isObject, partsAt, type StageSpot, targetId, textAt } from "../../core/map";
import { shortLength } from "../../core/reading";
import { editorWords as words } from "../../core/words/editor";
import { cx } from "../../ui/names";
import styles from "./canvas.module.css";
import { useDrawn } from "./drawing";
import { nameOfOwner } from "./names";
import { NamingField } from "./naming-field";
import { openPanel } from "./open-panel";
import { PlaceHere } from "./place-here";

interface HeadProps {
  readonly stage: StageSpot;
  readonly isTabStop: boolean;
}

/** A stage: its name, who answers, how long it may take, what the customer needs. */
export function StageColumnHead({ stage, isTabStop }: HeadProps) {
  const { state, outline, selected, select, naming, name } = useDrawn();
  const drag = useDraggable({ id: stage.ref });
  const drop = useDroppable({ id: targetId({ at: "before", ref: stage.ref }) });
  const isSelected = selected === stage.ref;
  const isLast = outline.stages.at(-1)?.ref === stage.ref;
  const isFollowed = naming?.kind === "stage" && naming.after === stage.ref && !isLast;
  return (
    <div
      ref={drop.setNodeRef}
      role="columnheader"
      className={cx(
        styles.head,
        isSelected && styles.selectedHead,
        drop.isOver && !drag.isDragging && styles.over,
      )}
    >
      {naming?.kind === "rename" && naming.ref === stage.ref ? (
        <NamingField />
      ) : (
        <button
          ref={drag.setNodeRef}
          type="button"
          className={styles.stageName}
          tabIndex={isTabStop ? 0 : -1}
          data-place={stage.ref}
          aria-pressed={isSelected}
          onClick={() => {
            select(stage.ref);
            openPanel();
          }}
          {...drag.listeners}
        >
          {stage.name}
        </button>
      )}
      <PlaceHere
        target={{ at: "before", ref: stage.ref }}
        label={words.picked.before(stage.name)}
        of="stage"
      />
      <p className={styles.line}>{nameOfOwner(state.document, textAt(stage.part, "owner"))}</p>
      <p className={styles.line}>{standardOf(stage)}</p>
      <p className={cx(styles.line, styles.need)}>{needOf(stage)}</p>
      {!isLast && (
        <button
          type="button"
          className={styles.between}
          tabIndex={-1}
          aria-label={words.addStageAfter(stage.name)}
          title={words.addStageAfter(stage.name)}
          onClick={() => name({ kind: "stage", after: stage.ref })}
        >
          +
        </button>
      )}
      {isFollowed && <NamingField />}
    </div>
  );
}

function standardOf({ part }: StageSpot): string {
  const standard = part.standard;
  if (standard === "none") return words.decidedNone;
  const target = isObject(standard) ? textAt(standard, "target") : null;
  return target === null ? words.noStandard : shortLength(target);
}

function needOf({ part }: StageSpot): string {
  return partsAt(part, "need")
    .map((need) => textAt(need, "text") ?? "")
    .join(DOT);
}

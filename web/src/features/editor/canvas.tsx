import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type CSSProperties, type KeyboardEvent, useRef, useState } from "react";
import { stepOf, walk } from "../../core/grid";
import { columnsFor } from "../../core/layout";
import { type Command, moveInto, moveStage, type Outline, stageOf, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { cx } from "../../ui/names";
import { useTextScale } from "../living-map/use-text-scale";
import { useWidth } from "../living-map/use-width";
import styles from "./canvas.module.css";
import { type Drawing, useDrawn } from "./drawing";
import { NamingField } from "./naming-field";
import { StageColumnHead } from "./stage-head";
import { TouchpointCell } from "./touchpoint-cell";
import { whereNow } from "./where-now";

/** Stages across, touchpoints down; the same places as on the living map. */
export function Canvas() {
  const drawing = useDrawn();
  const { outline, state } = drawing;
  const region = useRef<HTMLElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const columns = columnsFor(outline.stages.length + 1, useWidth(region), useTextScale());
  const [focused, setFocused] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const places = outline.stages.flatMap((stage, column) => [
    { id: stage.ref, row: 0, column },
    ...stage.touchpoints.map((one) => ({ id: one.ref, row: 1, column })),
  ]);
  const isThere = (ref: string | null) => places.some((place) => place.id === ref);
  const tabStop = [focused, drawing.selected].find(isThere) ?? places[0]?.id ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isField(event.target)) return;
    const step = stepOf(event.key);
    if (step === null) return;
    event.preventDefault();
    const next = walk(places, tabStop, step);
    setFocused(next);
    const cell = grid.current?.querySelector<HTMLElement>(
      `[data-place="${CSS.escape(next ?? "")}"]`,
    );
    cell?.focus();
    if (drawing.selected !== null && next !== null) drawing.select(next);
  };
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--stage-w": `${columns.stageWidth}px`,
    "--stages": String(outline.stages.length),
  };
  const name = textAt(state.document, "name") ?? "";
  const held = dragged === null ? undefined : outline.byRef.get(dragged);
  return (
    <section ref={region} className={styles.region} aria-label={words.mapOf(name)} id="map">
      <DndContext
        sensors={sensors}
        accessibility={BY_KEYS}
        collisionDetection={pointerWithin}
        onDragStart={(event) => setDragged(String(event.active.id))}
        onDragCancel={() => setDragged(null)}
        onDragEnd={(event) => {
          setDragged(null);
          drop(drawing, event);
        }}
      >
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          aria-label={words.mapOf(name)}
          className={styles.grid}
          style={style}
          onKeyDown={onKeyDown}
          onFocus={(event) => setFocused(event.target.dataset.place ?? focused)}
        >
          <div role="row" className={styles.row}>
            {outline.stages.map((stage) => (
              <StageColumnHead key={stage.ref} stage={stage} isTabStop={tabStop === stage.ref} />
            ))}
            <NewStage />
          </div>
          <div role="row" className={styles.row}>
            {outline.stages.map((stage) => (
              <TouchpointCell key={stage.ref} stage={stage} tabStop={tabStop} />
            ))}
          </div>
        </div>
        <DragOverlay dropAnimation={null}>
          {held !== undefined && <div className={styles.overlay}>{held.name}</div>}
        </DragOverlay>
      </DndContext>
    </section>
  );
}

const silent = () => undefined;
// A drag is for pointers: keys move by commands of their own, and those say what they did.
const BY_KEYS = {
  screenReaderInstructions: { draggable: words.moveByKeys },
  announcements: {
    onDragStart: silent,
    onDragOver: silent,
    onDragEnd: silent,
    onDragCancel: silent,
  },
};

/** At the end of the row: the next stage. */
function NewStage() {
  const { outline, naming, name } = useDrawn();
  const last = outline.stages.at(-1)?.ref ?? null;
  const isNaming = naming?.kind === "stage" && naming.after === last;
  const drop = useDroppable({ id: "tail|" });
  return (
    <div
      ref={drop.setNodeRef}
      role="columnheader"
      className={cx(styles.newStage, drop.isOver && styles.over)}
    >
      {last === null && <p className="faint">{words.noStages}</p>}
      {isNaming ? (
        <NamingField />
      ) : (
        <button
          type="button"
          className={styles.add}
          onClick={() => name({ kind: "stage", after: last })}
        >
          + {words.addStage}
        </button>
      )}
    </div>
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
}

/** A part was let go over another, or over the free end of a stage. */
function drop(drawing: Drawing, { active, over }: DragEndEvent): void {
  if (over === null) return;
  const { outline, session } = drawing;
  const ref = String(active.id);
  const spot = outline.byRef.get(ref);
  if (spot === undefined) return;
  const command = dropped(outline, ref, String(over.id));
  if (command === null || !drawing.edit(command, words.labels.move(spot.name))) return;
  drawing.say(whereNow(session.state().document, ref, spot.name));
}

/** What letting go of a part there means; null = nothing. */
function dropped(outline: Outline, ref: string, over: string): Command | null {
  const [kind, onto = ""] = over.split("|");
  const stage = stageOf(outline, onto);
  const key = outline.byRef.get(onto)?.key ?? null;
  if (ref === onto) return null;
  if (ref.startsWith("stage:")) {
    if (kind === "tail") return moveStage(outline, ref, null);
    return stage === null ? null : moveStage(outline, ref, stage.key);
  }
  if (stage === null) return null;
  return moveInto(outline, ref, stage.ref, kind === "card" ? key : null);
}

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
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { type Place, stepOf, walk } from "../../core/grid";
import { isWriting } from "../../core/keys";
import { type Columns, columnsFor } from "../../core/layout";
import { type Outline, standsIn, targetFrom, targetId, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { cx } from "../../ui/names";
import { useTextScale } from "../living-map/use-text-scale";
import { useWidth } from "../living-map/use-width";
import styles from "./canvas.module.css";
import { type Drawing, useDrawn } from "./drawing";
import { LaneRows } from "./lane-list";
import { placeOfCell } from "./lane-rows";
import { NamingField } from "./naming-field";
import { PlaceHere } from "./place-here";
import { place } from "./placing";
import { StageColumnHead } from "./stage-head";
import { type DrawnLane, isCardLane, useLanes } from "./use-lanes";

const HEADER_ROW = 1;
const FIRST_LANE_ROW = 2;
const NARROW_PX = 480; // a phone held upright: half of it would be names of lanes
const NARROW_LANE_PX = 104;

/** Stages across, lanes down; the same places as on the living map. */
export function Canvas() {
  const drawing = useDrawn();
  const { outline, state } = drawing;
  const region = useRef<HTMLElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const textScale = useTextScale();
  const room = useWidth(region);
  const columns = columnsFor(outline.stages.length + 1, room, textScale);
  const laneWidth = room < NARROW_PX ? NARROW_LANE_PX * textScale : columns.laneWidth;
  const lanes = useLanes().filter((lane) => lane.isShown);
  const [focused, setFocused] = useState<string | null>(null);
  const places = placesOf(outline, lanes);
  const isThere = (ref: string | null) => places.some((one) => one.id === ref);
  const tabStop = [focused, drawing.selected].find(isThere) ?? places[0]?.id ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isWriting(event.target)) return;
    const step = stepOf(event.key);
    if (step === null) return;
    event.preventDefault();
    const next = walk(places, tabStop, step);
    setFocused(next);
    const cell = grid.current?.querySelector<HTMLElement>(
      `[data-place="${CSS.escape(next ?? "")}"]`,
    );
    cell?.focus();
    if (drawing.selected !== null && next !== null && outline.byRef.has(next)) drawing.select(next);
  };
  const name = textAt(state.document, "name") ?? "";
  return (
    <section ref={region} className={styles.region} aria-label={words.mapOf(name)} id="map">
      <Dragging>
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          aria-label={words.mapOf(name)}
          className={styles.grid}
          style={gridStyle(outline, { ...columns, laneWidth }, lanes)}
          onKeyDown={onKeyDown}
          onFocus={(event) => setFocused(event.target.dataset.place ?? focused)}
        >
          <div role="row" className={styles.row}>
            <div role="columnheader" className={styles.corner}>
              <span className="unseen">{words.lanes.title}</span>
            </div>
            {outline.stages.map((stage) => (
              <StageColumnHead key={stage.ref} stage={stage} isTabStop={tabStop === stage.ref} />
            ))}
            <NewStage row={HEADER_ROW} />
          </div>
          <LaneRows
            lanes={lanes}
            firstRow={FIRST_LANE_ROW}
            tabStop={tabStop}
            stageWidth={columns.stageWidth}
            textScale={textScale}
          />
        </div>
      </Dragging>
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

/** What the focus walks over: the heads of the stages, the cards, the cells of texts. */
function placesOf(outline: Outline, lanes: readonly DrawnLane[]): readonly Place[] {
  const heads = outline.stages.map((stage, column) => ({ id: stage.ref, row: 0, column }));
  const rows = lanes.flatMap((lane, index): readonly Place[] => {
    const row = index + 1;
    const { key } = lane;
    if (lane.isFolded || key === "emotion") return [];
    if (!isCardLane(key))
      return outline.stages.map((_, column) => ({ id: placeOfCell(key, column), row, column }));
    return outline.stages.flatMap((stage, column) =>
      stage.touchpoints.filter(standsIn(key)).map((one) => ({ id: one.ref, row, column })),
    );
  });
  return [...heads, ...rows];
}

/** The columns, and a last lane of cards that takes the free room, so that a card can be let go in it. */
function gridStyle(
  outline: Outline,
  columns: Columns,
  lanes: readonly DrawnLane[],
): CSSProperties & Record<`--${string}`, string> {
  const last = lanes.at(-1);
  const isOpen = last !== undefined && isCardLane(last.key) && !last.isFolded;
  return {
    "--stage-w": `${columns.stageWidth}px`,
    "--lane-w": `${columns.laneWidth}px`,
    "--stages": String(outline.stages.length),
    gridTemplateRows: isOpen ? `repeat(${2 * lanes.length - 1}, auto) 1fr` : "none",
    alignContent: isOpen ? "stretch" : "start",
  };
}

/** What is dragged follows the hand, and is put down where it is let go. */
function Dragging({ children }: { readonly children: ReactNode }) {
  const drawing = useDrawn();
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const held = dragged === null ? undefined : drawing.outline.byRef.get(dragged);
  return (
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
      {children}
      <DragOverlay dropAnimation={null}>
        {held !== undefined && <div className={styles.overlay}>{held.name}</div>}
      </DragOverlay>
    </DndContext>
  );
}

function drop(drawing: Drawing, { active, over }: DragEndEvent): void {
  const target = over === null ? null : targetFrom(String(over.id));
  if (target !== null) place(drawing, String(active.id), target);
}

/** At the end of the row: the next stage. */
function NewStage({ row }: { readonly row: number }) {
  const { outline, naming, name } = useDrawn();
  const last = outline.stages.at(-1)?.ref ?? null;
  const isNaming = naming?.kind === "stage" && naming.after === last;
  const drop = useDroppable({ id: targetId({ at: "tail" }) });
  return (
    <div
      ref={drop.setNodeRef}
      role="columnheader"
      className={cx(styles.newStage, drop.isOver && styles.over)}
      style={{ gridRow: row }}
    >
      {last === null && <p className="faint">{words.noStages}</p>}
      <PlaceHere target={{ at: "tail" }} label={words.picked.tail} of="stage" />
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

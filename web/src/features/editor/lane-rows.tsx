import { type CSSProperties, type KeyboardEvent, type ReactNode, useState } from "react";
import type { LaneItem, ListName, StageSpot } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { usePreference } from "../session/use-preference";
import { useDrawn } from "./drawing";
import { laneLiking, withFold } from "./lane-view";
import styles from "./lanes.module.css";
import type { DrawnLane } from "./use-lanes";

const words = editorWords.lanes;
/** The list that what is added in a lane is written to; a lane without one shows only. */
const ADDS: Readonly<Record<string, ListName>> = {
  front: "activities",
  behind: "activities",
  needs: "need",
  pains: "pains",
  fail_points: "fail_points",
  messages: "messages",
  cost_time: "cost_time",
  kpis: "kpis",
};

interface HeadProps {
  readonly lane: DrawnLane;
  readonly row: number;
  readonly children?: ReactNode;
}

/** The name of a lane, which folds it. */
export function LaneHead({ lane, row, children }: HeadProps) {
  const [liking, keep] = usePreference(laneLiking);
  return (
    <div role="rowheader" className={styles.head} style={{ gridRow: row, gridColumn: 1 }}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={!lane.isFolded}
        title={lane.isFolded ? words.unfold(lane.name) : words.fold(lane.name)}
        onClick={() => keep(withFold(liking, lane.key))}
      >
        {lane.name}
      </button>
      {!lane.isFolded && children}
    </div>
  );
}

/** A lane that is folded: how much stands in each stage. */
export function FoldedCells({ lane, row }: { readonly lane: DrawnLane; readonly row: number }) {
  const { outline } = useDrawn();
  return outline.stages.map((stage, column) => (
    <div
      key={stage.ref}
      role="gridcell"
      className={styles.cell}
      style={{ gridRow: row, gridColumn: column + 2 }}
    >
      <span className={styles.folded}>
        {(lane.cells[column]?.length ?? 0) > 0 && words.count(lane.cells[column]?.length ?? 0)}
      </span>
    </div>
  ));
}

/** How a cell of a lane is called among the places of the map. */
export const placeOfCell = (lane: string, column: number) => `cell:${lane}:${column}`;

interface TextsProps {
  readonly lane: DrawnLane;
  readonly row: number;
  readonly tabStop: string | null;
}

/** A lane of texts: Enter goes into a cell, the arrows along it, Escape out of it. */
export function TextCells({ lane, row, tabStop }: TextsProps) {
  const { outline } = useDrawn();
  return outline.stages.map((stage, column) => (
    <TextCell
      key={stage.ref}
      lane={lane}
      stage={stage}
      items={lane.cells[column] ?? []}
      place={placeOfCell(lane.key, column)}
      isTabStop={tabStop === placeOfCell(lane.key, column)}
      style={{ gridRow: row, gridColumn: column + 2 }}
    />
  ));
}

interface CellProps {
  readonly lane: DrawnLane;
  readonly stage: StageSpot;
  readonly items: readonly LaneItem[];
  readonly place: string;
  readonly isTabStop: boolean;
  readonly style: CSSProperties;
}

function TextCell({ lane, stage, items, place, isTabStop, style }: CellProps) {
  const { open, say, selected } = useDrawn();
  const [isInside, setInside] = useState(false);
  const list = lane.key.startsWith("own:") ? "lanes" : ADDS[lane.key];
  const add = () => {
    if (list === undefined) return;
    const ref = holderOf(list, stage, selected);
    if (ref === null) say(words.needsTouchpoint);
    else open({ ref, list, key: list === "lanes" ? lane.key.slice("own:".length) : null });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const here = event.currentTarget;
    const isOnCell = event.target === here;
    if (event.key === "Escape" && !isOnCell) here.focus();
    else if (event.key === "Enter" && isOnCell) here.querySelector<HTMLElement>("button")?.focus();
    else if (!isOnCell && (event.key === "ArrowDown" || event.key === "ArrowUp"))
      along(here, event.target, event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="gridcell"
      className={styles.cell}
      style={style}
      data-place={place}
      tabIndex={isTabStop && !isInside ? 0 : -1}
      onKeyDown={onKeyDown}
      onFocus={(event) => setInside(event.target !== event.currentTarget)}
    >
      {items.map((item) => (
        <button
          key={`${item.ref} ${item.key}`}
          type="button"
          tabIndex={-1}
          className={styles.item}
          onClick={() => open({ ref: item.ref, list: item.list, key: item.key })}
        >
          {item.text}
          {item.aside !== null && <span className={styles.aside}> {item.aside}</span>}
        </button>
      ))}
      {list !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.add}
          aria-label={words.add(lane.name, stage.name)}
          title={words.add(lane.name, stage.name)}
          onClick={add}
        >
          +
        </button>
      )}
    </div>
  );
}

/** What the list belongs to: the selected touchpoint of the stage, else the stage; null where it needs a touchpoint. */
function holderOf(list: ListName, stage: StageSpot, selected: string | null): string | null {
  if (list === "kpis" || list === "lanes") return "";
  if (list === "need") return stage.ref;
  const chosen = stage.touchpoints.find((one) => one.ref === selected);
  if (chosen !== undefined) return chosen.ref;
  return list === "messages" ? (stage.touchpoints[0]?.ref ?? null) : stage.ref;
}

function along(cell: HTMLElement, from: EventTarget, step: number): void {
  const all = [...cell.querySelectorAll<HTMLElement>("button")];
  const at = from instanceof HTMLElement ? all.indexOf(from) : -1;
  all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
}

import { Minus, Plus, X } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { number } from "../../core/format";
import { heightOf, type Plot } from "../../core/layout";
import { type Felt, LEAST, MOST } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { capital } from "../../core/words/vocabulary";
import { Button } from "../../ui/button";
import { Face } from "../../ui/face";
import { cx } from "../../ui/names";
import type { CurvePoint } from "./emotion-row";
import styles from "./lanes.module.css";
import { spoken } from "./names";

const words = editorWords.curve;
const STEPPERS_WIDTH = 92;
const STEPPERS_HEIGHT = 34;
const MOVED_PX = 4;

interface PointProps {
  readonly point: CurvePoint;
  readonly felt: Felt;
  readonly plot: Plot;
  readonly width: number;
  readonly isTabStop: boolean;
  readonly isActive: boolean;
  readonly onActive: (ref: string | null) => void;
  readonly onSet: (valence: number | null) => void;
  readonly beside: (step: -1 | 1) => string | null;
}

const bounded = (valence: number) => Math.min(MOST, Math.max(LEAST, valence));

/** A point of the curve: a slider for keys, with buttons to step, and it can be dragged. */
export function EmotionPoint(props: PointProps) {
  const { point, plot, isActive, onActive, onSet } = props;
  const { spot, said } = point;
  const [held, setHeld] = useState<number | null>(null);
  const from = useRef<number | null>(null);
  const valence = held ?? said?.valence ?? null;
  const x = point.at * plot.stageWidth;
  const y = heightOf(valence ?? 0, plot);
  const name = words.point(spot.name, point.stageName);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = event.clientY;
    onActive(spot.ref);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (from.current === null || Math.abs(event.clientY - from.current) < MOVED_PX) return;
    const top = event.currentTarget.parentElement?.getBoundingClientRect().top ?? 0;
    setHeld(valenceAt(event.clientY - top, plot));
  };
  const onPointerUp = () => {
    if (held !== null) onSet(held);
    from.current = null;
    setHeld(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!act(event.key, props)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div
        role="slider"
        tabIndex={props.isTabStop ? 0 : -1}
        aria-label={name}
        aria-orientation="vertical"
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        aria-valuenow={valence ?? 0}
        aria-valuetext={
          said === null || valence === null
            ? words.silent
            : words.said(feelingName(said.label), number(valence, 0, { sign: true }))
        }
        title={words.hint}
        data-point={spot.ref}
        className={cx(styles.point, valence === null && styles.silent)}
        style={{ insetInlineStart: x, insetBlockStart: y }}
        onFocus={() => onActive(spot.ref)}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
      >
        {valence !== null && <Face valence={valence} bearing={props.felt} size={24} />}
      </div>
      {isActive && held === null && <Steppers {...props} x={x} y={y} />}
    </>
  );
}

/** What a key does to a point; false where it is not one of its keys. */
function act(key: string, { point, onSet, beside }: PointProps): boolean {
  const now = point.said?.valence ?? 0;
  switch (key) {
    case "ArrowUp":
    case "+":
      onSet(bounded(now + 1));
      return true;
    case "ArrowDown":
    case "-":
      onSet(bounded(now - 1));
      return true;
    case "Home":
      onSet(MOST);
      return true;
    case "End":
      onSet(LEAST);
      return true;
    case "Delete":
    case "Backspace":
      onSet(null);
      return true;
    case "ArrowLeft":
    case "ArrowRight": {
      const ref = beside(key === "ArrowRight" ? 1 : -1);
      if (ref !== null) focusPoint(ref);
      return true;
    }
    default:
      return false;
  }
}

/** The word of a feeling as it stands at the beginning of a line. */
function feelingName(label: string): string {
  const word = editorWords.feelings[label];
  return word === undefined ? spoken(label) : capital(word);
}

function focusPoint(ref: string): void {
  document.querySelector<HTMLElement>(`[data-point="${CSS.escape(ref)}"]`)?.focus();
}

/** The same without a drag and without keys: better, worse, nothing. */
function Steppers({
  point,
  onSet,
  plot,
  width,
  x,
  y,
}: PointProps & { readonly x: number; readonly y: number }) {
  const { spot, said } = point;
  const now = said?.valence ?? 0;
  const isBelow = y < plot.height / 2;
  return (
    <span
      className={styles.steppers}
      style={{
        insetInlineStart: Math.max(2, Math.min(width - STEPPERS_WIDTH, x - STEPPERS_WIDTH / 2)),
        insetBlockStart: isBelow ? y + 16 : y - 16 - STEPPERS_HEIGHT,
      }}
    >
      <Button kind="quiet" label={words.worse(spot.name)} onClick={() => onSet(bounded(now - 1))}>
        <Minus size={14} aria-hidden="true" />
      </Button>
      <Button kind="quiet" label={words.better(spot.name)} onClick={() => onSet(bounded(now + 1))}>
        <Plus size={14} aria-hidden="true" />
      </Button>
      <Button kind="quiet" label={words.clear(spot.name)} onClick={() => onSet(null)}>
        <X size={14} aria-hidden="true" />
      </Button>
    </span>
  );
}

function valenceAt(y: number, plot: Plot): number {
  const room = plot.height - 2 * plot.padding;
  return bounded(Math.round(MOST - ((y - plot.padding) / room) * (MOST - LEAST)));
}

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { words } from "../../core/words";
import styles from "./side-panel.module.css";
import { NARROWEST, nextStop, WIDEST } from "./use-panel-width";

const STEP = 16;
const STILL = 3; // px that a hand trembles in a click

interface PanelEdgeProps {
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

/** The edge of the panel: drag it, press it, or move it with the arrow keys. */
export function PanelEdge({ width, onWidth }: PanelEdgeProps) {
  const grip = useRef<{ readonly x: number; readonly width: number; moved: boolean } | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted: Readonly<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: NARROWEST,
      End: WIDEST,
      Enter: nextStop(width),
    };
    const next = wanted[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onWidth(next);
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = grip.current;
    if (held === null) return;
    held.moved ||= Math.abs(event.clientX - held.x) > STILL;
    if (held.moved) onWidth(held.width + held.x - event.clientX);
  };
  const onPointerUp = () => {
    if (grip.current?.moved === false) onWidth(nextStop(width));
    grip.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no <hr>
    <div
      role="separator"
      tabIndex={0}
      className={styles.edge}
      aria-orientation="vertical"
      aria-label={words.panelWidth}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      title={words.panelWidth}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, width, moved: false };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        grip.current = null;
      }}
    />
  );
}

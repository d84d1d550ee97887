import { type KeyboardEvent, useRef } from "react";
import { count, DOT, number } from "../../core/format";
import { SMALL_N } from "../../core/reading";
import { gapWords as words } from "../../core/words/gaps";
import { BasisGlyph } from "../../ui/glyph";
import { Legend } from "../../ui/legend";
import { cx } from "../../ui/names";
import { useShowing } from "../living-map/showing";
import styles from "./gaps.module.css";
import { middleOf, nextPoint, type Point, type Spot, type Way } from "./points";

const WAYS: Readonly<Record<string, Way>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const y = (value: number) => 100 - value;

/** What customers say, joined to what we say of the same touchpoint. */
export function GapsPlot({ points }: { readonly points: readonly Point[] }) {
  const { screen, show } = useShowing();
  const plot = useRef<HTMLDivElement>(null);
  const chosen = points.find((one) => one.rated.ref === screen.selected) ?? null;
  const tabStop = chosen ?? points[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    if (way === undefined || tabStop === undefined) return;
    event.preventDefault();
    const next = nextPoint(points, tabStop, way);
    if (next === null) return;
    show({ selected: next.rated.ref });
    plot.current?.querySelector<HTMLElement>(`[data-point="${next.rated.key}"]`)?.focus();
  };
  return (
    <figure className={styles.figure}>
      <div className={styles.frame}>
        <span className={styles.upright}>
          {words.importance} · {words.high} →
        </span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form, this is a picture of points */}
        <div
          ref={plot}
          className={styles.plot}
          role="group"
          aria-label={words.plot}
          onKeyDown={onKeyDown}
        >
          <Lines points={points} chosen={chosen} />
          {points.map((point) => (
            <button
              key={point.rated.key}
              type="button"
              data-point={point.rated.key}
              className={cx(styles.point, point === chosen && styles.chosen)}
              style={{ insetInlineStart: `${point.x}%`, insetBlockStart: `${y(point.y)}%` }}
              tabIndex={point === tabStop ? 0 : -1}
              aria-pressed={point === chosen}
              aria-label={words.point(
                point.rated.name,
                number(point.y, 0),
                number(point.x, 0),
                count(point.n),
              )}
              onClick={() => show({ selected: point === chosen ? null : point.rated.ref })}
            >
              <span className={point.n < SMALL_N ? styles.hollow : styles.full} />
              <span className={cx(styles.name, point.x > 70 && styles.before)}>
                {point.rated.name}
              </span>
            </button>
          ))}
        </div>
        <span className={styles.along}>
          {words.performance}
          {DOT}
          {words.good} →
        </span>
      </div>
      <figcaption>
        <Legend>
          <li>
            <BasisGlyph basis="observed" /> {words.they}
          </li>
          <li>
            <span className={styles.hollow} /> {words.few}
          </li>
          <li>
            <BasisGlyph basis="believed" /> {words.we}
          </li>
          <li className="faint keyed">{words.keys}</li>
        </Legend>
      </figcaption>
    </figure>
  );
}

interface LinesProps {
  readonly points: readonly Point[];
  readonly chosen: Point | null;
}

/** The cross-hairs with their corners, and the way from each point to what we say. */
function Lines({ points, chosen }: LinesProps) {
  const middle = middleOf(points);
  return (
    <>
      <svg
        className={styles.lines}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <line x1={middle.x} x2={middle.x} y1="0" y2="100" className={styles.cross} />
        <line x1="0" x2="100" y1={y(middle.y)} y2={y(middle.y)} className={styles.cross} />
        {points.map(({ rated, ours, ...at }) =>
          ours === null ? null : (
            <line
              key={rated.key}
              x1={at.x}
              y1={y(at.y)}
              x2={ours.x}
              y2={y(ours.y)}
              className={cx(styles.between, chosen?.rated.key === rated.key && styles.strong)}
            />
          ),
        )}
      </svg>
      <span className={cx(styles.corner, styles.topLeft)}>{words.corners.concentrate}</span>
      <span className={cx(styles.corner, styles.topRight)}>{words.corners.keep_up}</span>
      <span className={cx(styles.corner, styles.bottomLeft)}>{words.corners.low_priority}</span>
      <span className={cx(styles.corner, styles.bottomRight)}>
        {words.corners.possible_overkill}
      </span>
      {points.map(({ rated, ours }) => (ours === null ? null : <Ours key={rated.key} at={ours} />))}
    </>
  );
}

function Ours({ at }: { readonly at: Spot }) {
  return (
    <span
      className={styles.ours}
      style={{ insetInlineStart: `${at.x}%`, insetBlockStart: `${y(at.y)}%` }}
      aria-hidden="true"
    >
      <BasisGlyph basis="believed" />
    </span>
  );
}

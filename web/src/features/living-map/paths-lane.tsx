import type { Estimate, PathRow, PathSaid } from "../../api/page";
import { count } from "../../core/format";
import { type LivingMap, type Stage, shortLength } from "../../core/reading";
import { words } from "../../core/words";
import { Figure } from "../../ui/figure";
import { StatusGlyph } from "../../ui/glyph";
import { cx } from "../../ui/names";
import { Measured } from "./estimate";
import styles from "./paths-lane.module.css";
import { useShowing } from "./showing";

export interface Rail {
  readonly said: PathSaid;
  readonly row: PathRow | null;
  readonly first: number;
  readonly last: number;
}

/** Each stakeholder path with the stages it runs through. */
export function railsOf(map: LivingMap): readonly Rail[] {
  return map.page.map.paths.flatMap((said) => {
    const columns = said.steps.flatMap((step) => stageOf(map, step));
    if (columns.length === 0) return [];
    return [
      {
        said,
        row: map.page.overlay.paths.find((one) => one.key === said.key) ?? null,
        first: Math.min(...columns),
        last: Math.max(...columns),
      },
    ];
  });
}

function stageOf(map: LivingMap, touchpoint: string): readonly number[] {
  const stage = map.stages.find((one) =>
    one.touchpoints.some((other) => other.said.key === touchpoint),
  );
  return stage === undefined ? [] : [stage.index];
}

interface RailsProps {
  readonly rails: readonly Rail[];
  readonly map: LivingMap;
  /** null = one below the other, as wide as there is room */
  readonly stageWidth: number | null;
  /** the place that Tab leads to; null = every path is a stop of its own, as in a list */
  readonly tabStop: string | null;
}

/** How a path is named among the places of the map. */
export const placeOfPath = (key: string) => `path:${key}`;

/** The paths side by side as rails over the stages they run through; a gate stands where they must be through. */
export function Rails({ rails, map, stageWidth, tabStop }: RailsProps) {
  return (
    <div className={styles.rails}>
      {rails.map((rail) => (
        <RailLine
          key={rail.said.key}
          rail={rail}
          map={map}
          stageWidth={stageWidth}
          isTabStop={tabStop === null || tabStop === placeOfPath(rail.said.key)}
        />
      ))}
    </div>
  );
}

interface RailLineProps {
  readonly rail: Rail;
  readonly map: LivingMap;
  /** null = one below the other, as wide as there is room */
  readonly stageWidth: number | null;
  readonly isTabStop: boolean;
}

function RailLine({ rail, map, stageWidth, isTabStop }: RailLineProps) {
  const { screen, show } = useShowing();
  const { said, row } = rail;
  const isChosen = screen.path === said.key;
  const isDimmed = screen.path !== null && !isChosen;
  const showsMeasured = screen.layer === "observed" || screen.layer === "compare";
  const gate = gateAfter(rail, map);
  return (
    <div
      className={cx(styles.rail, isDimmed && styles.dimmed)}
      style={
        stageWidth === null
          ? undefined
          : {
              marginInlineStart: rail.first * stageWidth,
              inlineSize: (rail.last - rail.first + 1) * stageWidth,
            }
      }
    >
      <div className={styles.head}>
        <button
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          data-place={stageWidth === null ? undefined : placeOfPath(said.key)}
          className={cx(styles.name, isChosen && styles.chosen)}
          aria-pressed={isChosen}
          title={said.name}
          onClick={() => show({ path: isChosen ? null : said.key })}
        >
          {said.name}
        </button>
        <Standard said={said} onTime={showsMeasured ? (row?.on_time ?? null) : null} />
      </div>
      <div className={styles.track}>
        <svg className={styles.line} width="100%" height="10" aria-hidden="true">
          <line x1="0" x2="100%" y1="5" y2="5" />
          {stepPlaces(rail, map).map((share) => (
            <circle key={share} cx={`${share * 100}%`} cy="5" r="3" />
          ))}
        </svg>
        {gate !== null && (
          <span className={styles.gate} title={gate}>
            <svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
              <path d="M2 0v12M8 0v12M2 3h6M2 9h6" />
            </svg>
            <span className="unseen">{gate}</span>
          </span>
        )}
      </div>
      {showsMeasured && row !== null ? (
        <Counts row={row} />
      ) : (
        <span className={styles.counts}>{words.steps(said.steps.length)}</span>
      )}
    </div>
  );
}

/** The standard of a path, and the share that kept it where there are enough to tell. */
function Standard({ said, onTime }: { readonly said: PathSaid; readonly onTime: Estimate | null }) {
  const target = said.standard?.target ?? null;
  if (target === null) return null;
  const length = shortLength(target);
  if (onTime === null || onTime.quality === "none" || onTime.quality === "too_few")
    return <span className={styles.quiet}>{length}</span>;
  return (
    <span className={styles.quiet}>
      <Measured number={`paths.${said.key}.on_time`} estimate={onTime} shows="main" />{" "}
      {words.keptIn(length)}
    </span>
  );
}

function Counts({ row }: { readonly row: PathRow }) {
  const number = `paths.${row.key}`;
  return (
    <span className={styles.counts}>
      {row.late > 0 && (
        <span className={styles.late}>
          <StatusGlyph condition="breach" />
          <Figure number={`${number}.late`}>{`${count(row.late)} ${words.pathCounts.late}`}</Figure>
        </span>
      )}
      <Figure number={`${number}.open`}>{`${count(row.open)} ${words.pathCounts.open}`}</Figure>
      <Figure number={`${number}.done`}>{`${count(row.done)} ${words.pathCounts.done}`}</Figure>
    </span>
  );
}

/** Where the steps of a path lie along its rail, 0 to 1. */
function stepPlaces(rail: Rail, map: LivingMap): readonly number[] {
  const span = rail.last - rail.first + 1;
  const columns = rail.said.steps.map((step) => stageOf(map, step)[0] ?? rail.first);
  return columns.map((column, index) => {
    const here = columns.filter((other) => other === column).length;
    const place = columns.slice(0, index).filter((other) => other === column).length;
    return (column - rail.first + (place + 0.5) / here) / span;
  });
}

function gateAfter(rail: Rail, map: LivingMap): string | null {
  const stage: Stage | undefined = map.stages[rail.last];
  const gate = stage?.said.gate ?? map.stages[rail.last + 1]?.said.gate ?? null;
  if (gate === null || !gate.paths.includes(rail.said.key)) return null;
  switch (gate.need) {
    case "all":
      return words.gateAll(gate.paths.length);
    case "any":
      return words.gateAny;
    case "quorum":
      return words.gateQuorum(gate.quorum ?? gate.paths.length);
  }
}

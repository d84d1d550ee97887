import { useState } from "react";
import { curveOf, heightOf, type Plot } from "../../core/layout";
import {
  type FeelingSaid,
  type Felt,
  feelingAt,
  feelingCommand,
  holderOf,
  labelAt,
  type Outline,
  type Spot,
} from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { cx } from "../../ui/names";
import { useDrawn } from "./drawing";
import { EmotionPoint } from "./emotion-point";
import { LaneHead } from "./lane-rows";
import styles from "./lanes.module.css";
import type { DrawnLane } from "./use-lanes";

const words = editorWords.curve;
const HEIGHT = 120;
const PADDING = 22;
const CURVES = ["wanted", "believed"] as const;

/** A place of the curve that can be set. */
export interface CurvePoint {
  readonly spot: Spot;
  readonly stageName: string;
  /** counted in stages, 0.5 = the middle of the first */
  readonly at: number;
  readonly said: FeelingSaid | null;
}

/** What is said, where it is said; else the stage; and always what is selected, so that it can be said. */
function pointsOf(outline: Outline, felt: Felt, selected: string | null): readonly CurvePoint[] {
  return outline.stages.flatMap((stage, index) => {
    const isMeant = (one: Spot) => feelingAt(one.part, felt) !== null || one.ref === selected;
    const cards = stage.touchpoints.filter(isMeant);
    const isStageSaid = feelingAt(stage.part, felt) !== null;
    const isAlone = !cards.some((one) => feelingAt(one.part, felt) !== null);
    const spots = isAlone && (isStageSaid || cards.length === 0) ? [stage, ...cards] : cards;
    return spots.map((spot, place) => ({
      spot,
      stageName: stage.name,
      at: index + (place + 1) / (spots.length + 1),
      said: feelingAt(spot.part, felt),
    }));
  });
}

interface RowProps {
  readonly lane: DrawnLane;
  readonly row: number;
  readonly stageWidth: number;
  readonly textScale: number;
}

/** The curve of feelings, drawn by its points: dragged, stepped, or set by keys. */
export function EmotionRow({ lane, row, stageWidth, textScale }: RowProps) {
  const { outline, selected, edit } = useDrawn();
  const [felt, setFelt] = useState<Felt>("wanted");
  const [active, setActive] = useState<string | null>(null);
  const plot: Plot = { stageWidth, height: HEIGHT * textScale, padding: PADDING * textScale };
  const points = pointsOf(outline, felt, selected);
  const curve = curveOf(
    points.map((one) => ({ at: one.at, valence: one.said?.valence ?? null })),
    plot,
  );
  const width = outline.stages.length * stageWidth;
  const tabStop = points.some((one) => one.spot.ref === active) ? active : points[0]?.spot.ref;
  const set = ({ spot, said }: CurvePoint, valence: number | null) => {
    const label = valence === null ? null : labelAt(valence, said);
    if (label === (said?.label ?? null)) return;
    const holder = holderOf(spot.part, spot.path);
    edit(feelingCommand(holder, felt, label), words.label(spot.name));
  };
  return (
    <div role="row" className={styles.row}>
      <LaneHead lane={lane} row={row}>
        <fieldset className={styles.choice}>
          <legend className="unseen">{words.which}</legend>
          {CURVES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="curve"
                checked={felt === one}
                onChange={() => setFelt(one)}
              />
              {words[one]}
            </label>
          ))}
        </fieldset>
      </LaneHead>
      {!lane.isFolded && (
        <div
          role="gridcell"
          className={cx(styles.emotion, styles[felt])}
          style={{ gridRow: row, gridColumn: `2 / span ${outline.stages.length}` }}
        >
          <svg
            className={styles.curve}
            width={width}
            height={plot.height}
            viewBox={`0 0 ${width} ${plot.height}`}
            aria-hidden="true"
          >
            <line
              className={styles.middle}
              x1="0"
              x2={width}
              y1={heightOf(0, plot)}
              y2={heightOf(0, plot)}
            />
            {outline.stages.slice(1).map((stage, index) => (
              <line
                key={stage.ref}
                className={styles.edge}
                x1={(index + 1) * stageWidth}
                x2={(index + 1) * stageWidth}
                y1="0"
                y2={plot.height}
              />
            ))}
            {curve.paths.map((path) => (
              <path key={path} d={path} className={styles.line} />
            ))}
          </svg>
          {points.map((point, index) => (
            <EmotionPoint
              key={point.spot.ref}
              point={point}
              felt={felt}
              plot={plot}
              width={width}
              isTabStop={tabStop === point.spot.ref}
              isActive={active === point.spot.ref}
              onActive={setActive}
              onSet={(valence) => set(point, valence)}
              beside={(step) => points[index + step]?.spot.ref ?? null}
            />
          ))}
        </div>
      )}
    </div>
  );
}

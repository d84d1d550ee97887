import { number } from "../../core/format";
import {
  type Curve,
  curveOf,
  heightOf,
  type Plot,
  placeLabels,
  type Rect,
  type Wish,
} from "../../core/layout";
import { type LivingMap, type Place, placesOf, type Told } from "../../core/reading";
import type { Layer } from "../../core/scope";
import { words } from "../../core/words";
import { FaceMarks } from "../../ui/face";
import { cx } from "../../ui/names";
import styles from "./emotion-lane.module.css";

export const EMOTION_HEIGHT = 104;

const DRAWN: Readonly<Record<Layer, readonly Told[]>> = {
  planned: ["wanted"],
  believed: ["wanted", "believed"],
  observed: ["wanted", "heard"],
  compare: ["wanted", "believed", "heard"],
};

/** Which curves a layer draws; the first is the ground the others stand on. */
export function curvesOf(layer: Layer): readonly Told[] {
  return DRAWN[layer];
}

interface EmotionLaneProps {
  readonly map: LivingMap;
  readonly layer: Layer;
  readonly stageWidth: number;
  readonly textScale: number;
  /** another version, whose wanted curve is drawn behind */
  readonly before?: LivingMap | undefined;
}

/** What customers were meant to feel against what they said: broken where nobody, or too few, were asked. */
export function EmotionLane({ map, layer, stageWidth, textScale, before }: EmotionLaneProps) {
  const height = EMOTION_HEIGHT * textScale;
  const plot: Plot = { stageWidth, height, padding: 24 * textScale };
  const told = DRAWN[layer];
  const front = told.at(-1) ?? "wanted";
  const drawn = told.map((one) => ({
    told: one,
    places: placesOf(map, one),
    curve: curveOf(placesOf(map, one), plot),
  }));
  const width = map.stages.length * stageWidth;
  return (
    <svg
      className={styles.lane}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <line
        className={styles.middle}
        x1="0"
        x2={width}
        y1={heightOf(0, plot)}
        y2={heightOf(0, plot)}
      />
      {before !== undefined && (
        <g className={cx(styles.wanted, styles.before)}>
          {curveOf(alongside(map, before), plot).paths.map((path) => (
            <path key={path} d={path} className={styles.line} />
          ))}
        </g>
      )}
      {drawn.map(({ told: one, curve }) => (
        <g key={one} className={styles[one]}>
          {curve.paths.map((path) => (
            <path key={path} d={path} className={styles.line} />
          ))}
        </g>
      ))}
      {drawn.map(({ told: one, places, curve }) => (
        <g key={one} className={styles[one]}>
          <Dots
            places={places}
            curve={curve}
            isFront={one === front}
            width={width}
            textScale={textScale}
          />
        </g>
      ))}
      <Silences map={map} places={placesOf(map, front)} told={front} plot={plot} />
    </svg>
  );
}

/** What was wanted before, at the places of now: by the key of a touchpoint, whichever stage it stood in. */
function alongside(map: LivingMap, before: LivingMap): readonly Place[] {
  const known = new Map(placesOf(before, "wanted").map((place) => [place.ref, place]));
  return placesOf(map, "wanted").map((place) => ({
    ...place,
    valence: known.get(place.ref)?.valence ?? null,
  }));
}

interface DotsProps {
  readonly places: readonly Place[];
  readonly curve: Curve;
  readonly isFront: boolean;
  readonly width: number;
  readonly textScale: number;
}

function Dots({ places, curve, isFront, width, textScale }: DotsProps) {
  const labels = isFront ? labelsOf(places, curve, width, textScale) : [];
  return curve.dots.map((dot, index) => {
    const place = places[dot.index];
    if (place === undefined || place.valence === null) return null;
    if (!isFront)
      return <circle key={place.ref} cx={dot.x} cy={dot.y} r="2.5" className={styles.dot} />;
    const isSmall = place.feeling?.quality === "small" || place.feeling?.quality === "few";
    const label = labels[index] ?? null;
    return (
      <g key={place.ref}>
        <g
          transform={`translate(${dot.x - 10} ${dot.y - 10})`}
          className={cx(styles.face, isSmall && styles.hollow)}
        >
          <FaceMarks valence={place.valence} />
        </g>
        {label !== null && (
          <text x={label.at.left} y={label.at.bottom - 3} className={styles.label}>
            {label.what.text}
            {label.what.n !== null && (
              <tspan className={styles.n}>{` · n = ${label.what.n}`}</tspan>
            )}
          </text>
        )}
        <title>{`${place.name}: ${labelText(place)}${nText(place.feeling?.n ?? null)}`}</title>
      </g>
    );
  });
}

interface Label {
  readonly text: string;
  readonly n: number | null;
}

function labelText(place: Place): string {
  const value = number(place.valence ?? 0, 1, { sign: true, trim: true });
  return `${place.feeling?.label ?? ""} ${value}`;
}

function nText(n: number | null): string {
  return n === null ? "" : ` · n = ${n}`;
}

const LETTER = 5.7; // the width of a letter of 11 px, on the safe side
const LINE = 14;

/** The label of each face on the free side of the line, first with its n, then without. */
function labelsOf(places: readonly Place[], curve: Curve, width: number, textScale: number) {
  const line = LINE * textScale;
  const wishes = curve.dots.map((dot): readonly Wish<Label>[] => {
    const place = places[dot.index];
    if (place === undefined) return [];
    const n = place.feeling?.n ?? null;
    const isUp = (place.valence ?? 0) >= 0;
    const sides = isUp ? [dot.y - 12 - line, dot.y + 12] : [dot.y + 12, dot.y - 12 - line];
    const texts: readonly Label[] = [
      { text: labelText(place), n },
      { text: labelText(place), n: null },
    ];
    return sides.flatMap((top) =>
      texts.map((what) => ({ at: around(dot.x, top, what, { width, textScale }), what })),
    );
  });
  const faces = curve.dots.map((dot) => ({
    left: dot.x - 10,
    right: dot.x + 10,
    top: dot.y - 10,
    bottom: dot.y + 10,
  }));
  return placeLabels(wishes, faces);
}

interface Room {
  readonly width: number;
  readonly textScale: number;
}

function around(x: number, top: number, label: Label, { width, textScale }: Room): Rect {
  const length = (label.text.length + nText(label.n).length) * LETTER * textScale;
  const left = Math.max(4, Math.min(width - length - 4, x - length / 2));
  return { left, right: left + length, top, bottom: top + LINE * textScale };
}

interface SilencesProps {
  readonly map: LivingMap;
  readonly places: readonly Place[];
  readonly told: Told;
  readonly plot: Plot;
}

/** Stages of which nobody said anything, or too few: the line breaks there and says so. */
function Silences({ map, places, told, plot }: SilencesProps) {
  if (told === "wanted") return null;
  return map.stages.map((stage) => {
    const here = places.filter((place) => place.at > stage.index && place.at < stage.index + 1);
    if (here.some((place) => place.valence !== null)) return null;
    const few = here.find((place) => place.feeling !== null)?.feeling;
    return (
      <text
        key={stage.ref}
        x={(stage.index + 0.5) * plot.stageWidth}
        y={plot.height / 2 + 18}
        textAnchor="middle"
        className={styles.silence}
      >
        {few === undefined || few === null ? words.nobodyAsked : words.tooFew(few.n ?? 0)}
      </text>
    );
  });
}

/** The same in words, for those who cannot see the curve: one sentence a place. */
export function emotionWords(map: LivingMap, layer: Layer, stage: number): string {
  const told = DRAWN[layer];
  return told
    .flatMap((one) =>
      placesOf(map, one)
        .filter((place) => place.feeling !== null && place.at > stage && place.at < stage + 1)
        .map(
          (place) =>
            `${place.name}: ${words.told[one]} ${place.feeling?.label ?? ""} ${number(place.feeling?.valence ?? 0, 1, { sign: true, trim: true })}`,
        ),
    )
    .join(". ");
}

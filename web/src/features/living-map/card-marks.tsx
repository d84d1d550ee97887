import { CircleSlash, GitFork, Lightbulb, RotateCcw, Route, Zap } from "lucide-react";
import type { ReactNode } from "react";
import { count } from "../../core/format";
import { type Feeling, shortLength, type Touchpoint } from "../../core/reading";
import { LAYERS, type Layer } from "../../core/scope";
import { words } from "../../core/words";
import { Mark } from "../../ui/chip";
import { Face } from "../../ui/face";
import { Figure } from "../../ui/figure";
import styles from "./card-marks.module.css";
import { Ratings } from "./card-ratings";
import { valenceWords } from "./card-words";

const MOST = 5;
const ICON = { size: 12, strokeWidth: 2, "aria-hidden": true } as const;

/** The marks of a card in every layer; the one that is shown is chosen by the screen, so no card moves with it. */
export function CardMarks({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  return (
    <div className={styles.layers}>
      {LAYERS.map((layer) => (
        <div key={layer} className={styles[layer]}>
          <MarksOf touchpoint={touchpoint} layer={layer} />
        </div>
      ))}
    </div>
  );
}

interface MarksProps {
  readonly touchpoint: Touchpoint;
  readonly layer: Layer;
}

/** Ratings with the gap in words, the feeling, and what goes wrong. */
function MarksOf({ touchpoint, layer }: MarksProps) {
  const marks = [
    ...feelingMarks(touchpoint, layer),
    ...troubleMarks(touchpoint, layer),
    ...planMarks(touchpoint, layer),
  ];
  const shown = marks.slice(0, MOST);
  const ratings = <Ratings touchpoint={touchpoint} layer={layer} />;
  const hasRatings =
    touchpoint.importance.observed !== null || touchpoint.importance.believed !== null;
  if (shown.length === 0 && (!hasRatings || layer === "planned")) return null;
  return (
    <div className={styles.marks}>
      {ratings}
      {shown}
      {marks.length > MOST && (
        <Mark
          icon={null}
          title={words.marks.more(marks.length - MOST)}
        >{`+${marks.length - MOST}`}</Mark>
      )}
    </div>
  );
}

function face(feeling: Feeling, bearing: "wanted" | "believed" | "heard"): ReactNode {
  const n = feeling.n === null ? "" : `, n = ${feeling.n}`;
  if (feeling.quality === "too_few") return null;
  return (
    <Mark
      key={bearing}
      icon={
        <Face
          valence={feeling.valence}
          bearing={bearing}
          size={16}
          isHollow={feeling.quality !== "ok"}
        />
      }
      title={`${words.told[bearing]}: ${feeling.label}${n}`}
    >
      {valenceWords(feeling.valence)}
    </Mark>
  );
}

function feelingMarks({ feelings }: Touchpoint, layer: Layer): readonly ReactNode[] {
  const { wanted, believed, heard } = feelings;
  const shown = {
    planned: [wanted === null ? null : face(wanted, "wanted")],
    believed: [believed === null ? null : face(believed, "believed")],
    observed: [heard === null ? null : face(heard, "heard")],
    compare: [
      wanted === null ? null : face(wanted, "wanted"),
      heard === null ? null : face(heard, "heard"),
    ],
  };
  return shown[layer].filter((mark) => mark !== null);
}

function troubleMarks(touchpoint: Touchpoint, layer: Layer): readonly ReactNode[] {
  const { said, deviations, deadEnd, rework, opportunities } = touchpoint;
  const marks: ReactNode[] = [];
  const showsMeasured = layer === "observed" || layer === "compare";
  if (showsMeasured) {
    for (const row of deviations) {
      const isFailed = row.kind === "failed";
      const Icon = isFailed ? GitFork : Route;
      const title = isFailed
        ? words.marks.failed(row.journeys)
        : words.marks.deviations(row.journeys);
      marks.push(
        <Mark key={row.key} icon={<Icon {...ICON} />} title={title} isLoud>
          <Figure number={`deviations.${row.key}.journeys`} says={title}>
            {count(row.journeys)}
          </Figure>
        </Mark>,
      );
    }
    if (deadEnd !== null) {
      marks.push(
        <Mark key="dead" icon={<CircleSlash {...ICON} />} title={words.marks.deadEnd} isLoud>
          <Figure number={`dead_ends.${deadEnd.key}.silent`} says={words.marks.deadEnd}>
            {count(deadEnd.silent)}
          </Figure>
        </Mark>,
      );
    }
    if (rework !== null) {
      marks.push(
        <Mark key="rework" icon={<RotateCcw {...ICON} />} title={words.marks.rework(rework.n)}>
          <Figure number={`rework.${rework.key}.n`} says={words.marks.rework(rework.n)}>
            {count(rework.n)}
          </Figure>
        </Mark>,
      );
    }
  }
  const pains = said.pains.filter((pain) => layer !== "believed" || pain.basis === "believed");
  if (pains.length > 0 && layer !== "planned") {
    marks.push(
      <Mark key="pains" icon={<Zap {...ICON} />} title={pains.map((pain) => pain.name).join("\n")}>
        {pains.length}
      </Mark>,
    );
  }
  if (said.fail_points.length > 0 && layer === "planned") {
    marks.push(
      <Mark
        key="fail"
        icon={<GitFork {...ICON} />}
        title={words.marks.failPoints(said.fail_points.length)}
      >
        {said.fail_points.length}
      </Mark>,
    );
  }
  if (opportunities.length > 0) {
    marks.push(
      <Mark
        key="bulb"
        icon={<Lightbulb {...ICON} />}
        title={opportunities.map((one) => one.name).join("\n")}
      >
        {opportunities.length}
      </Mark>,
    );
  }
  return marks;
}

function planMarks({ said }: Touchpoint, layer: Layer): readonly ReactNode[] {
  if (layer !== "planned") return [];
  const plain = [
    said.response_within === null ? null : words.within(shortLength(said.response_within)),
    said.cadence === null ? null : words.every(shortLength(said.cadence)),
    said.is_mandatory ? null : words.optional,
  ].filter((text) => text !== null);
  return plain.map((text) => (
    <Mark key={text} icon={null} title={text}>
      {text}
    </Mark>
  ));
}

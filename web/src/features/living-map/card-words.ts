/** How is a card called for those who cannot see it, and what colours its edge? */

import { MINUS, number } from "../../core/format";
import type { BothSides, LivingMap, Reading, Touchpoint } from "../../core/reading";
import type { Colour } from "../../core/scope";
import { words } from "../../core/words";

const IN_LINE = 0.5;

/** Performance less importance, from −4 to 4; null when one of them is not known well enough. */
export function gapOf(importance: Reading | null, performance: Reading | null): number | null {
  if (importance === null || performance === null) return null;
  if (importance.quality === "too_few" || performance.quality === "too_few") return null;
  return performance.value - importance.value;
}

/** A gap in words: in line, or by how much performance stays behind importance or is ahead of it. */
export function gapWords(gap: number): string {
  if (Math.abs(gap) < IN_LINE) return words.inLine;
  const by = number(gap, 1, { sign: true, trim: true });
  return gap > 0 ? words.ahead(by) : words.gap(by);
}

/** A value from 1 to 5 as it is said. */
export function rated(reading: Reading): string {
  return number(reading.value, 1, { trim: true });
}

/** A feeling's value with its sign: `+1`, `−1.1`. */
export function valenceWords(valence: number): string {
  return number(valence, 1, { sign: true, trim: true });
}

function observedWords(label: string, sides: BothSides): string | null {
  return sides.observed === null ? null : `${label} ${rated(sides.observed)}`;
}

/** The accessible name: what it is, where, whose, what was measured, who is stuck. */
export function cardName(touchpoint: Touchpoint, map: LivingMap): string {
  const { said } = touchpoint;
  const what = [
    said.name,
    said.moment === null ? null : words.moment[said.moment],
    map.stages[touchpoint.stage]?.said.name,
    said.channels[0]?.name,
    said.owner ?? words.noOwner,
  ];
  const answers = touchpoint.performance.observed?.n ?? null;
  const seen = [
    observedWords(words.importance, touchpoint.importance),
    observedWords(words.performance, touchpoint.performance),
    answers === null ? null : words.answers(answers),
  ].filter((part) => part !== null);
  const wrong = touchpoint.deviations.reduce((sum, row) => sum + row.journeys, 0);
  const sentences = [
    what.filter((part) => part !== null && part !== undefined).join(", "),
    seen.length === 0 ? null : `${words.layers.observed}: ${seen.join(", ")}`,
    wrong === 0 ? null : words.marks.deviations(wrong),
  ];
  return `${sentences.filter((part) => part !== null).join(". ")}.`;
}

const CATEGORIES = [
  "var(--cat-1)",
  "var(--cat-2)",
  "var(--cat-3)",
  "var(--cat-4)",
  "var(--cat-5)",
  "var(--cat-6)",
];
const EMOTIONS = [
  "var(--emotion-m2)",
  "var(--emotion-m1)",
  "var(--emotion-0)",
  "var(--emotion-p1)",
  "var(--emotion-p2)",
];
const EVIDENCE = {
  assumption: "var(--planned)",
  stale: "var(--believed)",
  evidenced: "var(--observed)",
};

export interface Swatch {
  readonly colour: string;
  readonly label: string;
}

function owners(map: LivingMap): readonly string[] {
  return [
    ...new Set(
      map.stages.flatMap((stage) =>
        stage.touchpoints.map((one) => one.said.owner ?? words.noOwner),
      ),
    ),
  ];
}

function emotionAt(valence: number): string {
  return EMOTIONS[Math.min(4, Math.max(0, Math.round(valence) + 2))] ?? "var(--emotion-0)";
}

/** The colour of a card's edge; null = none is wanted, or nothing is known. */
export function edgeOf(touchpoint: Touchpoint, colour: Colour, map: LivingMap): string | null {
  switch (colour) {
    case "none":
      return null;
    case "owner": {
      const place = owners(map).indexOf(touchpoint.said.owner ?? words.noOwner);
      return CATEGORIES[place] ?? "var(--line-strong)";
    }
    case "emotion": {
      const felt = touchpoint.feelings.heard ?? touchpoint.feelings.believed;
      return felt === null ? "var(--line)" : emotionAt(felt.valence);
    }
    case "gap": {
      const gap = gapOf(touchpoint.importance.observed, touchpoint.performance.observed);
      return gap === null ? "var(--line)" : emotionAt(Math.max(-2, Math.min(2, gap)));
    }
    case "evidence":
      return EVIDENCE[touchpoint.said.evidence.level];
  }
}

function ownerSwatches(map: LivingMap): readonly Swatch[] {
  const names = owners(map);
  const named = CATEGORIES.flatMap((colour, place) => {
    const label = names[place];
    return label === undefined ? [] : [{ label, colour }];
  });
  const rest =
    names.length > CATEGORIES.length ? [{ label: words.others, colour: "var(--line-strong)" }] : [];
  return [...named, ...rest];
}

/** What the colours of the edges mean; the legend that always goes with them. */
export function swatchesOf(colour: Colour, map: LivingMap): readonly Swatch[] {
  switch (colour) {
    case "none":
      return [];
    case "owner":
      return ownerSwatches(map);
    case "emotion":
      return EMOTIONS.map((one, place) => ({ colour: one, label: words.valences[place] ?? "" }));
    case "gap":
      return [
        { colour: emotionAt(-2), label: `${MINUS}2` },
        { colour: emotionAt(-1), label: `${MINUS}1` },
        { colour: emotionAt(0), label: words.inLine },
        { colour: emotionAt(1), label: "+1" },
      ];
    case "evidence":
      return [
        { colour: EVIDENCE.assumption, label: words.assumption },
        { colour: EVIDENCE.stale, label: words.stale },
        { colour: EVIDENCE.evidenced, label: words.evidenced },
      ];
  }
}

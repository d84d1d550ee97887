/** The words of the screen of ways: which ones customers take, how these end, who goes by which step. */

import { plural, t } from "@lingui/core/macro";
import { WAY_ENDINGS } from "./plain";

export const pathWords = {
  said: (n: number, shown: string, ways: number) =>
    ways === 1
      ? plural(n, {
          one: `${shown} journey, which went one way.`,
          other: `${shown} journeys, all of which went the same way.`,
        })
      : plural(n, {
          one: `${shown} journey.`,
          other: `${shown} journeys, which went ${ways} different ways.`,
        }),
  counted: {
    stage: t`A step leads from one stage to the next one that was seen; what happens inside a stage is one.`,
    touchpoint: t`A step leads from one touchpoint to the next one that was seen; a touchpoint again and again in a row is one.`,
  },
  countedRepeats: {
    stage: t`A step leads from one event in a stage to the next; the same stage again is a step of its own.`,
    touchpoint: t`A step leads from one touchpoint to the next one that was seen; the same again is a step of its own.`,
  },
  endings: (converted: string, lost: string, otherwise: string, open: string) =>
    t`${converted} converted, ${lost} were lost, ${otherwise} ended otherwise, ${open} are still open.`,
  comparing: t`Each step says which part of the converted and which part of the lost journeys took it; who is still open is in neither. It goes with success or loss only where the whole interval of the difference says so. That is no cause.`,
  level: t`From what to what`,
  levels: { stage: t`Stages`, touchpoint: t`Touchpoints` },
  repeats: t`Show repeats`,
  repeatsHint: t`The same stage or touchpoint again in a row is a step of its own`,
  compare: t`Converted against lost`,
  compareHint: t`Compare who converted with who was lost (C)`,

  filter: {
    byStep: (from: string, to: string, n: string) =>
      t`Only the ${n} journeys that went from ${from} to ${to}.`,
    byVariant: (way: string, n: string) =>
      t`Only the ${n} journeys that went exactly this way: ${way}`,
    clear: t`Show all ways`,
    onlyStep: (from: string, to: string) => t`Only those who went from ${from} to ${to}`,
    onlyVariant: (way: string) => t`Only those who went this way: ${way}`,
    only: t`Only these`,
    isOnly: t`Shown alone`,
  },

  graph: {
    name: t`The ways as a graph`,
    title: (nodes: number, steps: number) =>
      t`Graph of ${nodes} places and ${steps} steps; the table has the same numbers.`,
    keys: t`Arrows walk from place to place, Enter lists who came, + and − draw more or fewer steps, T shows the table.`,
    drawn: (shown: string, all: string, n: string, of: string) =>
      t`The ${shown} most frequent of ${all} steps are drawn: ${n} of ${of} times that somebody went on.`,
    all: (all: string) => t`All ${all} steps are drawn.`,
    more: t`More steps`,
    fewer: t`Fewer steps`,
    zoom: t`Size of the graph`,
    closer: t`Closer`,
    further: t`Further away`,
    whole: t`All of it`,
    node: (name: string, n: string) => t`${name}, came here ${n} times`,
  },
  legend: {
    name: t`What the lines mean`,
    planned: t`on the map`,
    desire: t`desire path: not on the map, a habit of ten or more`,
    rare: t`not on the map, rare`,
    border: t`begins or ends there`,
    back: t`goes back, or again`,
    better: t`goes with success`,
    worse: t`goes with loss`,
    not_different: t`no difference that matters`,
    too_few: t`too few to tell`,
    width: t`the wider, the more often`,
    label: t`times · median time`,
    tookLabel: t`part of the converted, below it of the lost`,
  },
  place: {
    none: t`Choose a place in the graph to see where customers come from and where they go.`,
    title: (name: string) => t`${name}: from where, and where to`,
    came: t`Come from`,
    went: t`Go to`,
    nothing: t`No step.`,
  },
  variants: {
    title: t`Ways as a whole`,
    table: t`Ways as a whole, the most frequent first`,
    way: t`Way`,
    n: t`Journeys`,
    share: t`Of all`,
    duration: t`First to last event`,
    other: (ways: number) =>
      plural(ways, {
        one: "Another way, which fewer than five went",
        other: "# other ways, each of which fewer than five went",
      }),
    bar: (converted: string, lost: string, otherwise: string, open: string) =>
      t`${converted} converted, ${lost} lost, ${otherwise} ended otherwise, ${open} still open`,
    endings: t`How the journeys ended`,
    noTime: t`differs`,
  },
  steps: {
    table: t`Steps, the most frequent first`,
    step: t`From → to`,
    kind: t`On the map`,
    n: t`Times`,
    share: t`Of those who left`,
    time: t`Median time`,
    converted: t`Of the converted`,
    lost: t`Of the lost`,
    verdict: t`Goes with`,
    leftOut: (steps: string, n: string) =>
      t`${steps} steps more are rarer, taken ${n} times together; they are counted in every share.`,
  },
  nodes: { table: t`Places in the order of the map`, place: t`Place`, n: t`Came here` },
  kinds: {
    planned: t`yes`,
    desire: t`no: desire path`,
    rare: t`no: rare`,
    border: t`begins or ends`,
  },
  verdicts: {
    better: t`success`,
    worse: t`loss`,
    not_different: t`neither`,
    too_few: t`too few to tell`,
  },
  noTime: t`no time between`,
  ended: WAY_ENDINGS,
  empty: t`No event of these journeys lies on the map at this level, so no way can be shown.`,
  draft: t`Draft a map from this log`,
  bind: t`Say which events belong to it`,
  keysTitle: t`Ways`,
  keyRows: {
    walk: t`from place to place`,
    who: t`who came here`,
    more: t`more or fewer steps`,
    compare: t`converted against lost`,
    table: t`chart or table`,
    level: t`stages or touchpoints`,
  },
} as const;

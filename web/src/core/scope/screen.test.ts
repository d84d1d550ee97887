import { describe, expect, it } from "vitest";
import {
  BOARDS,
  COLOURS,
  FIRST_SCREEN,
  LAYERS,
  parseScreen,
  printScreen,
  type Screen,
  SIDES,
  TABS,
  VIEWS,
} from "./screen";

/** A small generator of numbers that is the same on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const KEYS = [
  "stage:tender",
  "touchpoint:offer>sign",
  "a b&c=d#e",
  "größe 测试",
  "100%",
  "+plus+",
  "links.a>b.share",
  "'\"<>",
];

function someScreen(random: () => number): Screen {
  const pick = <T>(of: readonly T[], otherwise: T) =>
    of[Math.floor(random() * of.length)] ?? otherwise;
  const maybeKey = () => (random() < 0.4 ? null : pick(KEYS, "x"));
  return {
    layer: pick(LAYERS, "observed"),
    view: random() < 0.5 ? null : pick(VIEWS, "map"),
    selected: maybeKey(),
    tab: pick(TABS, "overview"),
    board: pick(BOARDS, "findings"),
    isPanelOpen: random() < 0.5,
    who: maybeKey(),
    side: pick(SIDES, "did"),
    journey: maybeKey(),
    hasLinks: random() < 0.5,
    colour: pick(COLOURS, "none"),
    path: maybeKey(),
    isTable: random() < 0.5,
  };
}

describe("the address holds the screen", () => {
  const random = seeded(7);
  const screens = Array.from({ length: 500 }, () => someScreen(random));

  it("parse after print is the same screen, for generated screens", () => {
    expect(screens.map((screen) => parseScreen(`#${printScreen(screen)}`))).toEqual(screens);
  });
  it("the first screen has an empty address", () => {
    expect(printScreen(FIRST_SCREEN)).toBe("");
    expect(parseScreen("")).toEqual(FIRST_SCREEN);
  });
  it("words nobody knows fall back to the first screen", () => {
    expect(parseScreen("#layer=dreamt&tab=gossip&sel=")).toEqual(FIRST_SCREEN);
  });
});

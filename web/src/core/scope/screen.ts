/** What is on the screen, and how does the address say it? The address holds it, nothing else does. */

export const LAYERS = ["planned", "believed", "observed", "compare"] as const;
export type Layer = (typeof LAYERS)[number];

export const TABS = ["overview", "evidence", "who", "gap", "fail", "history", "comments"] as const;
export type Tab = (typeof TABS)[number];

export const BOARDS = ["findings", "flows", "targets", "data"] as const;
export type Board = (typeof BOARDS)[number];

export const SIDES = ["did", "did_not", "still_open"] as const;
export type Side = (typeof SIDES)[number];

export const COLOURS = ["none", "gap", "emotion", "owner", "evidence"] as const;
export type Colour = (typeof COLOURS)[number];

export const VIEWS = ["map", "list"] as const;
export type View = (typeof VIEWS)[number];

/** All that a link to this page reproduces. */
export interface Screen {
  readonly layer: Layer;
  /** map or list; null = what fits the width */
  readonly view: View | null;
  /** `stage:tender`, `touchpoint:offer`; null = the whole journey */
  readonly selected: string | null;
  readonly tab: Tab;
  readonly board: Board;
  readonly isPanelOpen: boolean;
  /** the number whose accounts are listed, by its path */
  readonly who: string | null;
  readonly side: Side;
  /** the journey whose timeline is shown */
  readonly journey: string | null;
  readonly hasLinks: boolean;
  readonly colour: Colour;
  /** the stakeholder path that is brought out; null = all side by side */
  readonly path: string | null;
  /** the numbers as a table in place of a chart */
  readonly isTable: boolean;
}

export const FIRST_SCREEN: Screen = {
  layer: "observed",
  view: null,
  selected: null,
  tab: "overview",
  board: "findings",
  isPanelOpen: true,
  who: null,
  side: "did",
  journey: null,
  hasLinks: false,
  colour: "none",
  path: null,
  isTable: false,
};

function oneOf<T extends string>(words: readonly T[], text: string | null, otherwise: T): T {
  return words.find((word) => word === text) ?? otherwise;
}

function present(text: string | null): string | null {
  return text === null || text === "" ? null : text;
}

/** The screen an address describes; what it does not know falls back to the first screen. */
export function parseScreen(hash: string): Screen {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const view = said.get("view");
  return {
    layer: oneOf(LAYERS, said.get("layer"), FIRST_SCREEN.layer),
    view: VIEWS.find((word) => word === view) ?? null,
    selected: present(said.get("sel")),
    tab: oneOf(TABS, said.get("tab"), FIRST_SCREEN.tab),
    board: oneOf(BOARDS, said.get("board"), FIRST_SCREEN.board),
    isPanelOpen: said.get("panel") !== "closed",
    who: present(said.get("who")),
    side: oneOf(SIDES, said.get("side"), FIRST_SCREEN.side),
    journey: present(said.get("journey")),
    hasLinks: said.get("links") === "shown",
    colour: oneOf(COLOURS, said.get("colour"), FIRST_SCREEN.colour),
    path: present(said.get("path")),
    isTable: said.get("as") === "table",
  };
}

/** The address of a screen: only what differs from the first one, always in the same order. */
export function printScreen(screen: Screen): string {
  const words: [string, string | null, string | null][] = [
    ["layer", screen.layer, FIRST_SCREEN.layer],
    ["view", screen.view, null],
    ["sel", screen.selected, null],
    ["tab", screen.tab, FIRST_SCREEN.tab],
    ["board", screen.board, FIRST_SCREEN.board],
    ["panel", screen.isPanelOpen ? null : "closed", null],
    ["who", screen.who, null],
    ["side", screen.side, FIRST_SCREEN.side],
    ["journey", screen.journey, null],
    ["links", screen.hasLinks ? "shown" : null, null],
    ["colour", screen.colour, FIRST_SCREEN.colour],
    ["path", screen.path, null],
    ["as", screen.isTable ? "table" : null, null],
  ];
  const said = words.filter(
    ([, value, usual]) => value !== null && value !== "" && value !== usual,
  );
  return said.map(([word, value]) => `${word}=${readable(value ?? "")}`).join("&");
}

/** Percent-encoded, but with the signs that keys are full of left as they are. */
function readable(value: string): string {
  return encodeURIComponent(value)
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%40", "@");
}

/** Where does the focus go when a key is pressed in the map? One tab stop, arrows inside. */

/** A thing in the grid that can have the focus; several may share a cell, one above the other. */
export interface Place {
  readonly id: string;
  readonly row: number;
  readonly column: number;
}

export type Step = "up" | "down" | "left" | "right" | "first" | "last" | "next" | "previous";

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
  "]": "next",
  "[": "previous",
};

/** The step a key asks for; null when it is not a key of the grid. */
export function stepOf(key: string): Step | null {
  return STEPS[key] ?? null;
}

/** The place a step leads to; the same place at the edge, the first one when nothing has the focus yet. */
export function walk(places: readonly Place[], from: string | null, step: Step): string | null {
  const here = places.find((place) => place.id === from);
  if (here === undefined) return places[0]?.id ?? null;
  const found =
    step === "up" || step === "down" ? vertical(places, here, step) : sideways(places, here, step);
  return (found ?? here).id;
}

function vertical(places: readonly Place[], here: Place, step: "up" | "down"): Place | undefined {
  const column = places.filter((place) => place.column === here.column);
  const position = column.indexOf(here);
  return step === "down" ? column[position + 1] : position > 0 ? column[position - 1] : undefined;
}

function sideways(
  places: readonly Place[],
  here: Place,
  step: Exclude<Step, "up" | "down">,
): Place | undefined {
  const depth = inCell(places, here).indexOf(here);
  const isHeaderStep = step === "next" || step === "previous";
  const row = places.filter((place) => place.row === (isHeaderStep ? 0 : here.row));
  const columns = [...new Set(row.map((place) => place.column))].sort((a, b) => a - b);
  const column = columnAfter(columns, here.column, step);
  if (column === undefined) return undefined;
  const cell = row.filter((place) => place.column === column);
  return cell[Math.min(depth, cell.length - 1)];
}

function columnAfter(
  columns: readonly number[],
  here: number,
  step: Exclude<Step, "up" | "down">,
): number | undefined {
  switch (step) {
    case "first":
      return columns[0];
    case "last":
      return columns.at(-1);
    case "right":
    case "next":
      return columns.find((column) => column > here);
    case "left":
    case "previous":
      return columns.filter((column) => column < here).at(-1);
  }
}

function inCell(places: readonly Place[], here: Place): readonly Place[] {
  return places.filter((place) => place.row === here.row && place.column === here.column);
}

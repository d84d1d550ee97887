/** What can be taken back, and what can be done again? Read from the edits themselves, so it survives a reload. */

import type { Command } from "../map";

/** An edit that was made, here or acknowledged by the server. */
export interface Made {
  readonly commandId: string;
  readonly command: Command;
  readonly inverse: Command;
  readonly label: string;
  readonly undoOf: string | null;
  /** the act of the person that it is a part of; null = it is an act of its own */
  readonly gesture: string | null;
}

export interface History {
  /** what an undo takes back, the newest last */
  readonly undo: readonly Made[];
  /** the undos that a redo takes back, the newest last */
  readonly redo: readonly Made[];
}

const MOST = 200;

/** The edits of the newest act, the oldest first: what one undo or redo takes back. */
export function newestGesture(edits: readonly Made[]): readonly Made[] {
  const last = edits.at(-1);
  if (last === undefined || last.gesture === null) return edits.slice(-1);
  const before = edits.findLastIndex((edit) => edit.gesture !== last.gesture);
  return edits.slice(before + 1);
}

/** The history that one's own edits leave, in the order they were made. */
export function historyOf(edits: readonly Made[]): History {
  let undo: readonly Made[] = [];
  let redo: readonly Made[] = [];
  for (const edit of edits) {
    if (edit.undoOf === null) {
      undo = [...undo, edit];
      redo = [];
    } else if (undo.at(-1)?.commandId === edit.undoOf) {
      undo = undo.slice(0, -1);
      redo = [...redo, edit];
    } else if (redo.at(-1)?.commandId === edit.undoOf) {
      redo = redo.slice(0, -1);
      undo = [...undo, edit];
    }
  }
  return { undo: undo.slice(-MOST), redo: redo.slice(-MOST) };
}

/** How does what waits go on in another draft, when its own became a version before it was sent? */

import { areInConflict, type Command, rebased } from "../map";
import type { Kept, Pending } from "./ports";

interface Conflict {
  readonly mine: Pending;
  readonly theirs: Kept;
}

/** The first that waits about which somebody else has decided since, unless the person wants it all the same. */
export function decidedSince(
  edits: readonly Kept[],
  pending: readonly Pending[],
  me: string,
): Conflict | null {
  for (const mine of pending) {
    const theirs = mine.isForced ? null : inConflict(mine, since(edits, mine), me);
    if (theirs !== null) return { mine, theirs };
  }
  return null;
}

/**
 * What waits, as if it was made on the beginning of a draft that says what this one said at its end. What others
 * decide there is asked about anew; what takes back an edit that only the old draft has is an edit like any other.
 */
export function carriedOver(
  pending: readonly Pending[],
  edits: readonly Kept[],
): readonly Pending[] {
  const moved = new Set(pending.map((one) => one.commandId));
  return pending.map((one) => ({
    ...one,
    command: rebased(
      one.command,
      since(edits, one).map((edit) => edit.command),
    ),
    undoOf: one.undoOf !== null && moved.has(one.undoOf) ? one.undoOf : null,
    base: 0,
    isForced: false,
  }));
}

function since(edits: readonly Kept[], mine: Pending): readonly Kept[] {
  return edits.filter((edit) => edit.revision > mine.base);
}

/** As the server asks: each command follows those before it. */
function inConflict(mine: Pending, edits: readonly Kept[], me: string): Kept | null {
  let command: Command = mine.command;
  for (const edit of edits) {
    if (edit.person !== me && areInConflict(command, edit.command)) return edit;
    command = rebased(command, [edit.command]);
  }
  return null;
}

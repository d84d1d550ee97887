/** Edits that wait on this device, in the browser's own database: they outlive a reload and a crash. */

import { commandFrom, isObject, plain, plainObject, textAt } from "../map";
import type { Keeper, Pending } from "./ports";

const NAME = "wayline";
const STORE = "pending";

/** Where the edits of one person on one draft wait; without a database they wait in this tab only. */
export function keepOnDevice(draft: string, person: string): Keeper {
  const owner = `${person}/${draft}`;
  return {
    load: async () => {
      const rows = await inStore("readonly", (store) => store.getAll());
      const waiting = Array.isArray(rows) ? rows : [];
      return waiting
        .toSorted((one, other) => placeOf(one) - placeOf(other))
        .flatMap((row) => pendingOf(row, owner) ?? []);
    },
    put: async (edit) => {
      await inStore("readwrite", (store) =>
        store.put({ commandId: edit.commandId, owner, at: nextPlace(), edit }),
      );
    },
    drop: async (commandId) => {
      await inStore("readwrite", (store) => store.delete(commandId));
    },
  };
}

/** How many edits of a person wait on this device, by draft. */
export async function waitingHere(person: string): Promise<ReadonlyMap<string, number>> {
  const rows = await inStore("readonly", (store) => store.getAll());
  const counts = new Map<string, number>();
  for (const row of Array.isArray(rows) ? rows : []) {
    const [whose, draft] = (textAt(plainObject(plain(row)), "owner") ?? "").split("/");
    if (whose === person && draft !== undefined) counts.set(draft, (counts.get(draft) ?? 0) + 1);
  }
  return counts;
}

/** The edit of a row, null when it is somebody else's or cannot be read. */
function pendingOf(row: unknown, owner: string): Pending | null {
  const said = plain(row);
  if (!isObject(said) || said.owner !== owner || !isObject(said.edit)) return null;
  const edit = said.edit;
  const command = commandFrom(edit.command);
  const inverse = commandFrom(edit.inverse);
  const commandId = textAt(edit, "commandId");
  const base = edit.base;
  if (command === null || inverse === null || commandId === null || typeof base !== "number")
    return null;
  return {
    commandId,
    command,
    inverse,
    base,
    label: textAt(edit, "label") ?? "",
    undoOf: textAt(edit, "undoOf"),
    gesture: textAt(edit, "gesture"),
    isForced: edit.isForced === true,
  };
}

/** One step in the store; null where the browser keeps nothing. */
async function inStore(
  mode: IDBTransactionMode,
  step: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  try {
    const database = await opened();
    const done = await answered(step(database.transaction(STORE, mode).objectStore(STORE)));
    database.close();
    return done;
  } catch {
    return null; // a private window may not keep anything: then this tab does
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(STORE, { keyPath: "commandId" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function answered(asked: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** When a row was kept: what was made first is sent first. */
function placeOf(row: unknown): number {
  const said = plain(row);
  const at = isObject(said) ? said.at : null;
  return typeof at === "number" ? at : 0;
}

let latest = 0;

/** Ever later, also for two edits in one millisecond. */
function nextPlace(): number {
  latest = Math.max(latest + 1, Date.now());
  return latest;
}

import { describe, expect, it } from "vitest";
import {
  addStage,
  addTouchpoint,
  apply,
  areInConflict,
  type Command,
  CommandError,
  hasPart,
  type JsonObject,
  outlineOf,
  rebased,
  stepOf,
} from "../map";
import type { Answer, DraftServer, Keeper, Kept, Pending } from "./ports";
import { DraftSession } from "./session";

const BEGUN: JsonObject = {
  stages: [
    { key: "a", name: "Ask", touchpoints: [{ key: "call", name: "Call" }] },
    { key: "b", name: "Buy", touchpoints: [{ key: "sign", name: "Sign" }] },
  ],
};

/** The same numbers each time: a linear congruential generator. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** One draft for many people, by the rules of the server. */
class Shared {
  document = BEGUN;
  edits: readonly Kept[] = [];

  /** The server as one person reaches it; the answer may get lost on its way. */
  for(person: string, isCut: () => boolean): DraftServer {
    const reached = <T>(make: () => T): Promise<T> => {
      if (isCut()) return Promise.reject(new TypeError("cut"));
      const answer = make();
      return isCut() ? Promise.reject(new TypeError("cut")) : Promise.resolve(answer);
    };
    return {
      read: () => reached(() => ({ revision: this.edits.length, document: this.document })),
      editsAfter: (revision) => reached(() => this.edits.slice(revision)),
      findings: () => Promise.resolve([]),
      send: (edit) => reached(() => this.take(edit, person)),
    };
  }

  private take(edit: Pending, person: string): Answer {
    const known = this.edits.find((one) => one.commandId === edit.commandId);
    if (known !== undefined) return this.answer(known);
    const base = this.edits.find((one) => one.commandId === edit.undoOf)?.revision ?? edit.base;
    const since = this.edits.slice(base);
    let command = edit.command;
    for (const other of since) {
      const isTheirs = other.person !== person && areInConflict(command, other.command);
      if (isTheirs && !edit.isForced) return { kind: "conflict", now: this.now(), theirs: other };
      command = rebased(command, [other.command]);
    }
    const isThere = hasPart(this.document, edit.command.path.slice(0, -1));
    return this.make(edit, isThere ? edit.command : command, person);
  }

  private make(edit: Pending, command: Command, person: string): Answer {
    try {
      const applied = apply(this.document, command);
      this.document = applied.document;
      const kept: Kept = {
        commandId: edit.commandId,
        command,
        inverse: applied.inverse,
        label: edit.label,
        undoOf: edit.undoOf,
        gesture: edit.gesture,
        revision: this.edits.length + 1,
        person,
        personName: person,
        madeAt: "",
      };
      this.edits = [...this.edits, kept];
      return this.answer(kept);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return { kind: "refused", message: error.message, language: null };
    }
  }

  private answer(edit: Kept): Answer {
    return { kind: "kept", now: this.now(), edit, findings: [] };
  }

  private now() {
    return { revision: this.edits.length, document: this.document };
  }
}

interface Drawer {
  readonly session: DraftSession;
  /** the calls that wait to be made again */
  readonly again: (() => void)[];
}

const nowhere: Keeper = {
  load: async () => [],
  put: async () => undefined,
  drop: async () => undefined,
};

async function drawer(shared: Shared, me: string, isCut: () => boolean): Promise<Drawer> {
  const again: (() => void)[] = [];
  let ids = 0;
  const session = await DraftSession.open({
    server: shared.for(me, isCut),
    keeper: nowhere,
    me,
    newId: () => {
      ids += 1;
      return `${me}-${ids}`;
    },
    later: (_, call) => {
      again.push(call);
      return () => undefined;
    },
  });
  return { session, again };
}

/** Make every call that waits, once. */
function callAll(again: (() => void)[]): void {
  for (const call of again.splice(0)) call();
}

const WAYS = ["up", "down", "left", "right"] as const;

/** Something that a person may do next. */
function act({ session }: Drawer, roll: (below: number) => number, count: number): void {
  const { document } = session.state();
  const outline = outlineOf(document);
  const spots = [...outline.byRef.values()];
  const spot = spots[roll(spots.length)];
  if (spot === undefined) return;
  const name = `Name ${count}`;
  const rename: Command = { do: "set", path: [...spot.path, "name"], value: name };
  const choices: readonly (Command | null)[] = [
    rename,
    rename,
    addTouchpoint(document, name, spot.ref)?.command ?? null,
    roll(4) === 0 ? addStage(document, name, null).command : rename,
    stepOf(outline, spot.ref, WAYS[roll(4)] ?? "up"),
    spot.ref.startsWith("touchpoint:") && spots.length > 4
      ? { do: "remove", path: spot.path }
      : rename,
  ];
  const command = choices[roll(choices.length)];
  if (roll(8) === 0) session.undo();
  else if (command !== undefined && command !== null) session.edit(command, name);
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Everything answered: the network is there, what waits is sent again, questions are decided. */
async function atRest(drawers: readonly Drawer[], roll: (below: number) => number): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    for (const { session, again } of drawers) {
      callAll(again);
      if (session.state().conflict !== null) {
        if (roll(2) === 0) session.keepMine();
        else session.keepTheirs();
      }
      session.retry();
      await turn();
      await session.refresh();
    }
    const isOver = drawers.every(
      ({ session }) => session.state().waiting === 0 && session.state().conflict === null,
    );
    if (isOver && round > 2) return;
  }
}

/** Two people draw at random while the network comes and goes. */
async function drawnTogether(seed: number, steps: number) {
  const roll = dice(seed);
  const shared = new Shared();
  let isOver = false;
  const isCut = () => !isOver && roll(5) === 0;
  const quiet = () => false;
  let cut = quiet;
  const drawers = [
    await drawer(shared, "Ana", () => cut()),
    await drawer(shared, "Ben", () => cut()),
  ];
  cut = isCut;
  for (let count = 0; count < steps; count += 1) {
    const who = drawers[roll(2)];
    if (who === undefined) continue;
    act(who, roll, count);
    if (roll(3) === 0) await turn();
    if (roll(6) === 0) await who.session.refresh();
    if (roll(6) === 0) callAll(who.again);
  }
  isOver = true;
  await atRest(drawers, roll);
  return { shared, drawers };
}

describe("two people who draw at random while the network comes and goes", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("see the same map in the end (%i)", async (seed) => {
    const { shared, drawers } = await drawnTogether(seed, 120);
    expect(drawers.map(({ session }) => session.state().document)).toEqual([
      shared.document,
      shared.document,
    ]);
    expect(drawers.map(({ session }) => session.state().waiting)).toEqual([0, 0]);
  });

  it("make every edit at most once", async () => {
    const { shared } = await drawnTogether(9, 200);
    const ids = shared.edits.map((edit) => edit.commandId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(50);
  });
});

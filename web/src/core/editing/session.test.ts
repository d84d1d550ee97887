import { describe, expect, it } from "vitest";
import { apply, type Command, type JsonObject } from "../map";
import type { Answer, DraftServer, Keeper, Kept, Pending } from "./ports";
import { DraftSession } from "./session";

const BEGUN: JsonObject = { key: "m", name: "Map", goal: "Trust" };
const name = (value: string): Command => ({ do: "set", path: ["name"], value });
const goal = (value: string): Command => ({ do: "set", path: ["goal"], value });

/** A server in memory that asks when somebody else set the same field since. */
class SmallServer implements DraftServer {
  document = BEGUN;
  edits: readonly Kept[] = [];
  isCut = false;
  isClosed = false;
  read = async () => this.reached({ revision: this.edits.length, document: this.document });
  editsAfter = async (revision: number) => this.reached(this.edits.slice(revision));
  findings = async () => this.reached([]);

  send = async (edit: Pending): Promise<Answer> => {
    this.reached(null);
    if (this.isClosed)
      return {
        kind: "refused",
        message: "This draft is closed.",
        language: "de",
        isBarred: true,
        isClosed: true,
      };
    const theirs = this.edits
      .slice(edit.base)
      .find((one) => one.person !== "me" && one.command.path[0] === edit.command.path[0]);
    const now = { revision: this.edits.length, document: this.document };
    if (theirs !== undefined && !edit.isForced) return { kind: "conflict", now, theirs };
    if (edit.command.do === "set" && edit.command.value === "")
      return { kind: "refused", message: "A name is needed.", language: "de" };
    const kept = this.keep(edit.command, "me", edit);
    const after = { revision: this.edits.length, document: this.document };
    return { kind: "kept", now: after, edit: kept, findings: [] };
  };

  /** Somebody edits; `as` = the edit as it was sent. */
  keep(command: Command, person: string, as?: Pending): Kept {
    const applied = apply(this.document, command);
    this.document = applied.document;
    const kept: Kept = {
      commandId: as?.commandId ?? `their-${this.edits.length}`,
      command,
      inverse: applied.inverse,
      label: as?.label ?? "",
      undoOf: as?.undoOf ?? null,
      gesture: as?.gesture ?? null,
      revision: this.edits.length + 1,
      person,
      personName: person,
      madeAt: "2026-03-02T09:00:00Z",
    };
    this.edits = [...this.edits, kept];
    return kept;
  }

  private reached<T>(answer: T): T {
    if (this.isCut) throw new TypeError("cut");
    return answer;
  }
}

function keptHere(): Keeper & { readonly rows: Map<string, Pending> } {
  const rows = new Map<string, Pending>();
  return {
    rows,
    load: async () => [...rows.values()],
    put: async (edit) => {
      rows.set(edit.commandId, edit);
    },
    drop: async (commandId) => {
      rows.delete(commandId);
    },
  };
}

let ids = 0;

async function opened(server: SmallServer, keeper: Keeper = keptHere()) {
  const again: (() => void)[] = [];
  const session = await DraftSession.open({
    server,
    keeper,
    me: "me",
    newId: () => `mine-${ids++}`,
    later: (_, call) => {
      again.push(call);
      return () => undefined;
    },
  });
  return { session, again };
}

/** Let everything that waits for nothing but its turn be done. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("drawing", () => {
  it("shows an edit at once, and keeps it", async () => {
    const server = new SmallServer();
    const { session } = await opened(server);
    session.edit(name("Journey"), "rename");
    expect([session.state().document.name, session.state().saving]).toEqual(["Journey", "saving"]);
    await settled();
    expect([server.document.name, session.state().saving]).toEqual(["Journey", "saved"]);
  });

  it("takes back and does again by commands of their own", async () => {
    const server = new SmallServer();
    const { session } = await opened(server);
    session.edit(name("Journey"), "rename");
    await settled();
    session.undo();
    await settled();
    expect(server.document.name).toBe("Map");
    session.redo();
    await settled();
    expect(server.document.name).toBe("Journey");
    expect(server.edits.map((edit) => edit.undoOf !== null)).toEqual([false, true, true]);
  });

  it("takes back as one step what was written as one, and does it again as one", async () => {
    const server = new SmallServer();
    const { session } = await opened(server);
    session.edit(goal("Speed"), "goal");
    const writing = session.begin();
    for (const said of ["J", "Jo", "Journey"]) session.edit(name(said), "rename", writing);
    await settled();
    session.undo();
    await settled();
    expect([server.document.name, server.document.goal]).toEqual(["Map", "Speed"]);
    session.redo();
    await settled();
    expect(server.document.name).toBe("Journey");
    session.undo();
    session.undo();
    await settled();
    expect([server.document.name, server.document.goal]).toEqual(["Map", "Trust"]);
  });

  it("can take back after a reload", async () => {
    const server = new SmallServer();
    server.keep(name("Journey"), "me");
    const { session } = await opened(server);
    session.undo();
    await settled();
    expect(server.document.name).toBe("Map");
  });

  it("takes back only what is one's own", async () => {
    const server = new SmallServer();
    server.keep(name("Journey"), "Ana");
    const { session } = await opened(server);
    expect(session.undo()).toBeNull();
  });

  it("tells why an edit was not taken, and shows the map without it", async () => {
    const { session } = await opened(new SmallServer());
    session.edit(name(""), "rename");
    await settled();
    expect([session.state().refused, session.state().document.name]).toEqual([
      { kind: "refused", message: "A name is needed.", language: "de" },
      "Map",
    ]);
  });
});

describe("two people", () => {
  it("edit different fields, and both are kept without a word", async () => {
    const server = new SmallServer();
    const { session } = await opened(server);
    server.keep(goal("Speed"), "Ana");
    session.edit(name("Journey"), "rename");
    await settled();
    expect(session.state().document).toEqual({ key: "m", name: "Journey", goal: "Speed" });
    expect(session.state().conflict).toBeNull();
  });

  it("edit the same field, and the later is asked", async () => {
    const server = new SmallServer();
    const { session } = await opened(server);
    server.keep(name("Hers"), "Ana");
    session.edit(name("Mine"), "rename");
    await settled();
    expect(session.state().conflict?.theirs.personName).toBe("Ana");
    session.keepTheirs();
    await settled();
    expect([server.document.name, session.state().document.name]).toEqual(["Hers", "Hers"]);
  });

  it("are heard once, also where the answer to an edit comes before the news of it", async () => {
    const server = new SmallServer();
    const { session } = await opened(server);
    const { editsAfter } = server;
    let arrive: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    server.editsAfter = async (revision) => {
      await slow;
      return editsAfter(revision);
    };
    const reading = session.refresh();
    server.editsAfter = editsAfter;
    server.keep(goal("Speed"), "Ben");
    session.edit(name("Journey"), "rename");
    await settled();
    arrive();
    await reading;
    expect(session.state().history.undo.map((edit) => edit.label)).toEqual(["rename"]);
    expect([session.state().revision, session.state().document]).toEqual([2, server.document]);
  });

  it("a part that nobody changed stays the same part, so that it is not drawn anew", async () => {
    const server = new SmallServer();
    const { send } = server;
    server.send = async (edit) => JSON.parse(JSON.stringify(await send(edit))); // as over a line
    const { session } = await opened(server);
    session.edit(name("Journey"), "rename");
    const drawn = session.state().document;
    await settled();
    expect(session.state().revision).toBe(1);
    expect(session.state().document).toBe(drawn);
  });

  it("may overrule once they were asked", async () => {
    const server = new SmallServer();
    const { session } = await opened(server);
    server.keep(name("Hers"), "Ana");
    session.edit(name("Mine"), "rename");
    await settled();
    session.keepMine();
    await settled();
    expect([server.document.name, session.state().waiting]).toEqual(["Mine", 0]);
  });

  it("are asked too when a field was changed while one wrote in it", async () => {
    const server = new SmallServer();
    const { session } = await opened(server);
    const seen = session.begin();
    server.keep(name("Hers"), "Ana");
    await session.refresh();
    session.edit(name("Mine"), "rename", seen);
    await settled();
    expect(session.state().conflict?.theirs.personName).toBe("Ana");
  });
});

describe("without a network", () => {
  it("edits are kept on this device, counted, and sent in order when it is back", async () => {
    const server = new SmallServer();
    const keeper = keptHere();
    const { session, again } = await opened(server, keeper);
    server.isCut = true;
    session.edit(name("One"), "rename");
    session.edit(name("Two"), "rename");
    await settled();
    expect([session.state().saving, session.state().waiting, keeper.rows.size]).toEqual([
      "offline",
      2,
      2,
    ]);
    server.isCut = false;
    again.at(-1)?.();
    await settled();
    expect(server.edits.map((edit) => edit.command)).toEqual([name("One"), name("Two")]);
    expect([session.state().saving, keeper.rows.size]).toEqual(["saved", 0]);
  });

  it("an edit that nothing is said against is kept, told once, and sent when the way is free", async () => {
    const server = new SmallServer();
    const keeper = keptHere();
    const { session, again } = await opened(server, keeper);
    server.isClosed = true;
    session.edit(name("One"), "rename");
    await settled();
    expect([session.state().saving, session.state().refused?.message, keeper.rows.size]).toEqual([
      "barred",
      "This draft is closed.",
      1,
    ]);
    session.dismiss();
    again.at(-1)?.();
    await settled();
    expect(session.state().refused).toBe(null);
    server.isClosed = false;
    again.at(-1)?.();
    await settled();
    expect([session.state().saving, server.document.name]).toEqual(["saved", "One"]);
  });

  it("what waits when the draft became a version is given away once all is decided", async () => {
    const server = new SmallServer();
    const keeper = keptHere();
    const { session } = await opened(server, keeper);
    server.keep(name("Hers"), "Ana");
    server.isClosed = true;
    session.edit(name("Mine"), "rename");
    session.edit(goal("Speed"), "goal");
    await settled();
    expect([session.state().isClosed, session.state().waiting]).toEqual([true, 2]);
    expect(await session.carried()).toBeNull();
    expect(session.state().conflict?.theirs.personName).toBe("Ana");
    session.keepMine();
    await settled();
    const carried = await session.carried();
    expect(carried?.map((edit) => [edit.command, edit.base, edit.isForced])).toEqual([
      [name("Mine"), 0, false],
      [goal("Speed"), 0, false],
    ]);
    expect(keeper.rows.size).toBe(2);
  });

  it("an edit that arrived is shown with what others did once that can be read", async () => {
    const server = new SmallServer();
    const { session, again } = await opened(server);
    server.keep(goal("Speed"), "Ben");
    const { editsAfter } = server;
    server.editsAfter = () => Promise.reject(new TypeError("cut"));
    session.edit(name("Journey"), "rename");
    await settled();
    server.editsAfter = editsAfter;
    again.at(-1)?.();
    await settled();
    expect([session.state().saving, session.state().document]).toEqual(["saved", server.document]);
  });

  it("a reload sends what waited, and nothing twice", async () => {
    const server = new SmallServer();
    const keeper = keptHere();
    const before = await opened(server, keeper);
    server.isCut = true;
    before.session.edit(name("Kept"), "rename");
    await settled();
    server.isCut = false;
    await opened(server, keeper);
    await settled();
    expect(server.edits.map((edit) => edit.command)).toEqual([name("Kept")]);
  });
});

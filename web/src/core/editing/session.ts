/** How is a draft drawn while the network comes and goes? What is shown = what the server keeps + what waits. */

import { replaceEqualDeep } from "@tanstack/react-query";
import { apply, areInConflict, type Command, CommandError, type JsonObject, rebased } from "../map";
import { carriedOver, decidedSince } from "./carrying";
import { type History, historyOf, type Made, newestGesture } from "./history";
import type { DraftNow, DraftServer, Finding, Keeper, Kept, Pending, Refused } from "./ports";

export type Saving = "saved" | "saving" | "offline" | "barred";

export interface DraftState {
  readonly document: JsonObject;
  readonly revision: number;
  readonly waiting: number;
  readonly saving: Saving;
  /** the draft became a version before all was sent: what waits can go on in another */
  readonly isClosed: boolean;
  /** somebody else decided about the same thing; asked before anything else is sent */
  readonly conflict: { readonly mine: Pending; readonly theirs: Kept } | null;
  /** why the last edit was not taken */
  readonly refused: Refused | null;
  readonly findings: readonly Finding[];
  readonly history: History;
}

/** What a person saw when she began to write, and the act that all she writes then is a part of. */
export interface Writing {
  readonly base: number;
  readonly gesture: string | null;
}

export interface Tools {
  readonly server: DraftServer;
  readonly keeper: Keeper;
  readonly me: string;
  readonly newId: () => string;
  /** calls back after a while; gives the way to call it off */
  readonly later: (ms: number, call: () => void) => () => void;
}

const RETRIES_MS = [1_000, 2_000, 5_000, 10_000];

/** One person drawing on one draft. */
export class DraftSession {
  readonly #tools: Tools;
  #now: DraftNow;
  #edits: readonly Kept[];
  #pending: readonly Pending[];
  #findings: readonly Finding[];
  #conflict: DraftState["conflict"] = null;
  #refused: Refused | null = null;
  #isSending = false;
  #isStale = false;
  #isBarred = false;
  #isClosed = false;
  #failures = 0;
  #callOff: () => void = () => undefined;
  #listeners = new Set<() => void>();
  #state: DraftState;

  private constructor(
    tools: Tools,
    now: DraftNow,
    edits: readonly Kept[],
    pending: readonly Pending[],
    findings: readonly Finding[],
  ) {
    this.#tools = tools;
    this.#now = now;
    this.#edits = edits;
    this.#pending = pending;
    this.#findings = findings;
    this.#state = this.#made(now.document);
  }

  /** Open a draft: what the server keeps, then what still waits on this device. */
  static async open(tools: Tools): Promise<DraftSession> {
    const { server, keeper } = tools;
    const [now, edits, findings, waiting] = await Promise.all([
      server.read(),
      server.editsAfter(0),
      server.findings(),
      keeper.load(),
    ]);
    const known = new Set(edits.map((edit) => edit.commandId));
    const pending = waiting.filter((edit) => !known.has(edit.commandId));
    const session = new DraftSession(tools, now, edits, pending, findings);
    void session.#pump();
    return session;
  }

  readonly state = (): DraftState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begin to write: everything that is written until the next beginning is one step of undo. */
  begin(): Writing {
    return { base: this.#now.revision, gesture: this.#tools.newId() };
  }

  /** Make an edit, an act of its own or a part of what is being written. */
  edit(command: Command, label: string, writing: Writing = this.#single()): boolean {
    return this.#add(command, label, null, writing);
  }

  /** Take back the last own act; gives its label. */
  undo(): string | null {
    return this.#takeBack(this.#state.history.undo);
  }

  /** Do again what was taken back last; gives its label. */
  redo(): string | null {
    return this.#takeBack(this.#state.history.redo);
  }

  /** Leave what the other decided. */
  keepTheirs(): void {
    if (this.#conflict !== null) this.#forget(this.#conflict.mine.commandId);
    this.#conflict = null;
    this.#tell();
    void this.#pump();
  }

  /** What I decided, over what the other did. */
  keepMine(): void {
    const mine = this.#conflict?.mine;
    this.#conflict = null;
    this.#pending = this.#pending.map((edit) =>
      edit.commandId === mine?.commandId ? { ...edit, isForced: true } : edit,
    );
    this.#tell();
    void this.#pump();
  }

  /** Others have edited: read what they did. */
  async refresh(): Promise<void> {
    if (this.#isSending) {
      this.#isStale = true;
      return;
    }
    try {
      await this.#catchUp();
    } catch {
      return; // the next notice or the next edit tries again
    }
    this.#tell();
  }

  /** The network is back, or may be: try at once. */
  retry(): void {
    this.#callOff();
    void this.#pump();
  }

  /**
   * What waits, to be made on the beginning of a draft of the version that this one became; null = somebody else
   * decided about the same thing before that, which is asked first.
   */
  async carried(): Promise<readonly Pending[] | null> {
    await this.#catchUp();
    this.#conflict = decidedSince(this.#edits, this.#pending, this.#tools.me);
    this.#tell();
    return this.#conflict === null ? carriedOver(this.#pending, this.#edits) : null;
  }

  /** Forget why the last edit was refused. */
  dismiss(): void {
    this.#refused = null;
    this.#tell();
  }

  /** Stop calling back. */
  close(): void {
    this.#callOff();
    this.#listeners.clear();
  }

  #single(): Writing {
    return { base: this.#now.revision, gesture: null };
  }

  /** Undo every edit of the newest act, the last one first. */
  #takeBack(edits: readonly Made[]): string | null {
    const act = newestGesture(edits);
    const writing = act.length > 1 ? this.begin() : this.#single();
    for (const edit of act.toReversed())
      if (!this.#add(edit.inverse, edit.label, edit.commandId, writing)) return null;
    return act.at(-1)?.label ?? null;
  }

  #add(command: Command, label: string, undoOf: string | null, writing: Writing): boolean {
    try {
      const { inverse } = apply(this.#state.document, command);
      const made: Pending = {
        commandId: this.#tools.newId(),
        command,
        inverse,
        label,
        undoOf,
        gesture: writing.gesture,
        base: writing.base,
        isForced: false,
      };
      this.#pending = [...this.#pending, made];
      this.#refused = null;
      this.#tell();
      void this.#tools.keeper.put(made).then(() => this.#pump());
      return true;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.#refused = { message: error.message, language: null };
      this.#tell();
      return false;
    }
  }

  async #pump(): Promise<void> {
    const next = this.#pending[0];
    const isIdle = next === undefined && this.#failures === 0;
    if (this.#isSending || this.#conflict !== null || isIdle) return;
    this.#isSending = true;
    this.#tell();
    try {
      await (next === undefined ? this.#readOn() : this.#send(next));
    } catch {
      this.#isBarred = false;
      this.#wait();
    }
    this.#isSending = false;
    this.#tell();
    if (this.#isStale) {
      this.#isStale = false;
      await this.refresh();
    }
    if (this.#failures === 0) void this.#pump();
  }

  async #send(next: Pending): Promise<void> {
    const answer = await this.#tools.server.send(next);
    switch (answer.kind) {
      case "kept":
        this.#arrived();
        this.#forget(next.commandId);
        await this.#keep(answer.now, answer.edit);
        this.#findings = answer.findings;
        return;
      case "conflict":
        this.#arrived();
        this.#conflict = { mine: next, theirs: answer.theirs };
        this.#isStale = true; // what they did is shown below the question
        return;
      case "refused":
        if (answer.isBarred === true) return this.#bar(answer, answer.isClosed === true);
        this.#arrived();
        this.#forget(next.commandId);
        this.#refused = answer;
        return;
    }
  }

  /** All was sent, but what others did meanwhile could not be read then. */
  async #readOn(): Promise<void> {
    await this.#catchUp();
    this.#arrived();
  }

  /** The edits stay on this device: they may be let in again. */
  #bar(refused: Refused, isClosed: boolean): void {
    if (!this.#isBarred) this.#refused = refused; // said once
    this.#isBarred = true;
    this.#isClosed = isClosed;
    this.#wait();
  }

  #arrived(): void {
    this.#failures = 0;
    this.#isBarred = false;
  }

  async #keep(now: DraftNow, edit: Kept): Promise<void> {
    const before = this.#now.revision;
    if (edit.revision > before + 1) {
      await this.#catchUp(now);
      return;
    }
    this.#edits = [...this.#edits, edit];
    this.#pending = this.#pending.map((one) =>
      one.base === before ? { ...one, base: edit.revision } : one,
    );
    this.#now = now;
  }

  /** Take in what others did; what waits follows it where it can, and keeps its base where it must be asked. */
  async #catchUp(now?: DraftNow): Promise<void> {
    const { server, me } = this.#tools;
    const edits = await server.editsAfter(this.#now.revision);
    const last = edits.at(-1);
    if (last === undefined) return;
    const read = now !== undefined && now.revision >= last.revision ? now : await server.read();
    const news = edits.filter((edit) => edit.revision > this.#now.revision); // what was sent may have come back first
    if (news.length === 0) return;
    const theirs = news.filter((edit) => edit.person !== me).map((edit) => edit.command);
    this.#pending = this.#pending.map((one) =>
      theirs.some((command) => areInConflict(one.command, command))
        ? one
        : { ...one, command: rebased(one.command, theirs), base: last.revision },
    );
    this.#edits = [...this.#edits, ...news];
    this.#now = { document: read.document, revision: last.revision };
    this.#findings = await server.findings();
  }

  #forget(commandId: string): void {
    this.#pending = this.#pending.filter((edit) => edit.commandId !== commandId);
    void this.#tools.keeper.drop(commandId);
  }

  #wait(): void {
    const wait = RETRIES_MS[Math.min(this.#failures, RETRIES_MS.length - 1)] ?? 1_000;
    this.#failures += 1;
    this.#callOff();
    this.#callOff = this.#tools.later(wait, () => void this.#pump());
  }

  #saving(): Saving {
    if (this.#isBarred) return "barred";
    if (this.#failures > 0) return "offline";
    return this.#pending.length > 0 ? "saving" : "saved";
  }

  #tell(): void {
    this.#state = this.#made(this.#state.document);
    for (const listener of this.#listeners) listener();
  }

  /** The draft as it is now, of the parts of before where they are equal: those are not drawn anew. */
  #made(before: JsonObject): DraftState {
    const mine = this.#edits.filter((edit) => edit.person === this.#tools.me);
    return {
      document: replaceEqualDeep(before, shown(this.#now.document, this.#pending)),
      revision: this.#now.revision,
      waiting: this.#pending.length,
      saving: this.#saving(),
      isClosed: this.#isBarred && this.#isClosed,
      conflict: this.#conflict,
      refused: this.#refused,
      findings: this.#findings,
      history: historyOf([...mine, ...this.#pending]),
    };
  }
}

/** The document with what waits; what no longer has its place waits unseen. */
function shown(document: JsonObject, pending: readonly Pending[]): JsonObject {
  let now = document;
  for (const edit of pending) {
    try {
      now = apply(now, edit.command).document;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
  }
  return now;
}

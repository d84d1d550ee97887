/** One draft, as the server answers for it. */

import { answeredSoon, client, Problem, told } from "../client";
import { commandFrom, plain, plainObject } from "../map";
import { appWords } from "../words/app";
import type { Answer, DraftServer, Kept, Pending } from "./ports";

/** What says nothing of the edit: it is sent again, when one has signed in or some time has passed. */
const LATER = [401, 408, 425, 429];
const CLOSED = 404; // it was there when it was opened
const BARRED = [403, CLOSED];

/** The server for one draft of a workspace. */
export function draftServer(workspace: string, draft: string): DraftServer {
  const params = { path: { workspace, draft } };
  return {
    read: async () => {
      const said = await told(
        client.GET("/api/w/{workspace}/drafts/{draft}", { params, signal: answeredSoon() }),
      );
      return { revision: said.revision, document: plainObject(said.document) };
    },
    editsAfter: async (revision) => {
      const said = await told(
        client.GET("/api/w/{workspace}/drafts/{draft}/edits", {
          params: { ...params, query: { after: revision } },
          signal: answeredSoon(),
        }),
      );
      return said.flatMap((edit) => keptOf(edit) ?? []);
    },
    findings: () =>
      told(
        client.GET("/api/w/{workspace}/drafts/{draft}/findings", {
          params,
          signal: answeredSoon(),
        }),
      ),
    send: (edit) => sent(workspace, draft, edit),
  };
}

async function sent(workspace: string, draft: string, edit: Pending): Promise<Answer> {
  const asked = client.POST("/api/w/{workspace}/drafts/{draft}/edits", {
    params: { path: { workspace, draft } },
    signal: answeredSoon(),
    body: {
      command_id: edit.commandId,
      command: { ...edit.command },
      base_revision: edit.base,
      label: edit.label,
      undo_of: edit.undoOf,
      gesture: edit.gesture,
      is_forced: edit.isForced,
    },
  });
  const { data, error, response } = await asked;
  if (data !== undefined) {
    const kept = keptOf(data.edit);
    const now = { revision: data.revision, document: plainObject(data.document) };
    if (kept !== null) return { kind: "kept", now, edit: kept, findings: data.findings };
  }
  const theirs = response.status === 409 ? conflictOf(error) : null;
  if (theirs !== null) return theirs;
  const { ok, status } = response;
  if (!ok && status < 500 && !LATER.includes(status))
    return {
      kind: "refused",
      message: messageOf(error, status),
      language: response.headers.get("Content-Language"),
      isBarred: BARRED.includes(status),
      isClosed: status === CLOSED,
    };
  throw new Problem(response.status, messageOf(error, response.status), null);
}

function conflictOf(error: unknown): Answer | null {
  const said = plainObject(error);
  const revision = said.revision;
  const theirs = keptOf(said.theirs);
  if (theirs === null || typeof revision !== "number") return null;
  return { kind: "conflict", now: { revision, document: plainObject(said.document) }, theirs };
}

function messageOf(error: unknown, status: number): string {
  const said = plainObject(error);
  const words = [said.message, said.remedy].filter((word) => typeof word === "string");
  return words.length > 0 ? words.join(" ") : appWords.answered(status);
}

function keptOf(edit: unknown): Kept | null {
  const said = plainObject(plain(edit));
  const command = commandFrom(said.command);
  const inverse = commandFrom(said.inverse);
  const revision = said.revision;
  if (command === null || inverse === null || typeof revision !== "number") return null;
  const text = (name: string) => {
    const value = said[name];
    return typeof value === "string" ? value : "";
  };
  return {
    commandId: text("command_id"),
    command,
    inverse,
    label: text("label"),
    undoOf: typeof said.undo_of === "string" ? said.undo_of : null,
    gesture: typeof said.gesture === "string" ? said.gesture : null,
    revision,
    person: text("person"),
    personName: text("person_name"),
    madeAt: text("made_at"),
  };
}

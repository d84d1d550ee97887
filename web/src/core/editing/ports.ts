/** What a drawing session needs from outside: the server, and a place on this device. */

import type { JsonObject } from "../map";
import type { Made } from "./history";

/** An edit that the server keeps. */
export interface Kept extends Made {
  readonly revision: number;
  readonly person: string;
  readonly personName: string;
  readonly madeAt: string;
}

/** An edit that waits to be answered. */
export interface Pending extends Made {
  /** the revision that the person saw when deciding this */
  readonly base: number;
  /** the person has seen what the other did, and wants this all the same */
  readonly isForced: boolean;
}

export interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly refs: readonly string[];
  readonly message: string;
  readonly remedy: string;
  readonly fingerprint: string;
}

export interface DraftNow {
  readonly revision: number;
  readonly document: JsonObject;
}

/** Why an edit was not taken. */
export interface Refused {
  readonly message: string;
  /** in which language that is said; null = in that of the screen */
  readonly language: string | null;
}

export type Answer =
  | {
      readonly kind: "kept";
      readonly now: DraftNow;
      readonly edit: Kept;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: "conflict"; readonly now: DraftNow; readonly theirs: Kept }
  | (Refused & {
      readonly kind: "refused";
      /** nothing is said against the edit: the draft is closed, or the right to it was taken away */
      readonly isBarred?: boolean;
      /** the draft became a version meanwhile */
      readonly isClosed?: boolean;
    });

/** The server, for one draft. What cannot be reached throws. */
export interface DraftServer {
  read(): Promise<DraftNow>;
  editsAfter(revision: number): Promise<readonly Kept[]>;
  findings(): Promise<readonly Finding[]>;
  send(edit: Pending): Promise<Answer>;
}

/** Where edits wait on this device until they are answered. */
export interface Keeper {
  load(): Promise<readonly Pending[]>;
  put(edit: Pending): Promise<void>;
  drop(commandId: string): Promise<void>;
}

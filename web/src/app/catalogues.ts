/** The words of the screens in two parts: what is read at first, and what comes with a later screen. */

import type { Messages } from "@lingui/core";
import { language, type Spoken, speakAlso } from "../core/language";

/** The words that the first screen needs. */
export async function firstWords(spoken: Spoken): Promise<Messages> {
  return spoken === "de"
    ? (await import("../locales/de.po")).messages
    : (await import("../locales/en.po")).messages;
}

let known: Promise<void> | null = null;

/** Know the words of the later screens; they are fetched once. */
export function knowLaterWords(): Promise<void> {
  known ??= fetchLaterWords().catch((problem: unknown) => {
    known = null; // the next screen tries again
    throw problem;
  });
  return known;
}

async function fetchLaterWords(): Promise<void> {
  const { messages } =
    language() === "de"
      ? await import("../locales/later/de.po")
      : await import("../locales/later/en.po");
  speakAlso(messages);
}

/** A part that is fetched when it is needed, after its words. */
export function later<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    await knowLaterWords();
    return load();
  };
}

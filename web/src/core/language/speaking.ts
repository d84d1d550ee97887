/** In which language does this page speak? It is decided once, before any module with words begins. */

import { i18n, type Messages } from "@lingui/core";
import { type Language, languageOf, PSEUDO, type Spoken } from "./languages";

/** Speak a language from now on; words that were read before stay as they were. */
export function speak(spoken: Spoken, messages: Messages): void {
  i18n.loadAndActivate({ locale: spoken, messages });
  document.documentElement.lang = spoken;
}

/** Know more words of the language that is spoken, before a module begins that reads them. */
export function speakAlso(messages: Messages): void {
  i18n.load(i18n.locale, messages);
}

/** A catalogue as it is spoken: the pseudo-language is made of the English one. */
export async function asSpoken(spoken: string, messages: Messages): Promise<Messages> {
  return spoken === PSEUDO ? (await import("./pseudo")).stretched(messages) : messages;
}

/** The language of the page, for what is asked of a server and for the switch. */
export function language(): Language {
  return languageOf(i18n.locale) ?? "en";
}

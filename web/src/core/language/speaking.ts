/** In which language does this page speak? It is decided once, before any module with words begins. */

import { i18n, type Messages } from "@lingui/core";
import { type Language, languageOf, PSEUDO, type Spoken } from "./languages";
import { stretched } from "./pseudo";

/** Speak a language from now on; words that were read before stay as they were. */
export function speak(spoken: Spoken, messages: Messages): void {
  i18n.loadAndActivate({ locale: spoken, messages: said(spoken, messages) });
  document.documentElement.lang = spoken;
}

/** Know more words of the language that is spoken, before a module begins that reads them. */
export function speakAlso(messages: Messages): void {
  i18n.load(i18n.locale, said(i18n.locale, messages));
}

function said(spoken: string, messages: Messages): Messages {
  return spoken === PSEUDO ? stretched(messages) : messages;
}

/** The language of the page, for what is asked of a server and for the switch. */
export function language(): Language {
  return languageOf(i18n.locale) ?? "en";
}

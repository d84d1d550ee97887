/** The words of the screens in two parts: what is read at first, and what comes with a later screen. */

import { i18n, type Messages } from "@lingui/core";
import { asSpoken, language, type Spoken, speakAlso } from "../core/language";

/** The words that the first screen needs. */
export async function firstWords(spoken: Spoken): Promise<Messages> {
  const { messages } =
    spoken === "de" ? await import("../locales/de.po") : await import("../locales/en.po");
  return asSpoken(spoken, messages);
}

/** Know the words of the later screens. */
export async function fetchLaterWords(): Promise<void> {
  const { messages } =
    language() === "de"
      ? await import("../locales/later/de.po")
      : await import("../locales/later/en.po");
  speakAlso(await asSpoken(i18n.locale, messages));
}

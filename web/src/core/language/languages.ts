/** Which languages are there, and which one does a reader want? */

/** Every language by its own name. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

/** English in brackets and longer by 40 %: what is not in a catalogue, or does not fit, is seen. */
export const PSEUDO = "en-XA";
export type Spoken = Language | typeof PSEUDO;

const KEPT = "wayline.language";

/** The language of a tag such as `de-AT`; null = one there is no catalogue for. */
export function languageOf(tag: string): Language | null {
  const first = tag.toLowerCase().split("-")[0];
  return first === "en" || first === "de" ? first : null;
}

/** What this browser was told to speak; null = nothing yet. */
export function keptLanguage(): Spoken | null {
  try {
    const kept = window.localStorage.getItem(KEPT);
    return kept === PSEUDO ? PSEUDO : languageOf(kept ?? "");
  } catch {
    return null; // a browser may be told to remember nothing
  }
}

/** What was chosen, else the first language of the browser that there is a catalogue for, else English. */
export function wantedLanguage(): Spoken {
  const kept = keptLanguage();
  if (kept !== null) return kept;
  const known = window.navigator.languages.map(languageOf).find((one) => one !== null);
  return known ?? "en";
}

/** Remember a language; false = this browser remembers nothing. */
export function keepLanguage(language: Language): boolean {
  try {
    window.localStorage.setItem(KEPT, language);
    return true;
  } catch {
    return false;
  }
}

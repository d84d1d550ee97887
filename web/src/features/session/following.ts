/** What did a person choose in another browser? */

import { keepLanguage, keptLanguage, type Language, languageOf } from "../../core/language";
import { chooseTheme, keptTheme, themeOf } from "../../core/theme";

/** What a person prefers holds in a browser where nothing was chosen; true = the page must begin anew. */
export function followPreferences(
  preferences: Readonly<Record<string, unknown>>,
  spoken: Language,
): boolean {
  const theme = themeOf(preferences.theme);
  if (theme !== null && keptTheme.read() === "system") chooseTheme(theme);
  const language = languageOf(wordOf(preferences.language));
  if (language === null || keptLanguage() !== null) return false;
  return keepLanguage(language) && language !== spoken;
}

function wordOf(preferred: unknown): string {
  return typeof preferred === "string" ? preferred : "";
}

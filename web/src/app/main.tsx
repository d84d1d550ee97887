// The entry of the web application: the language first, then everything that has words.
import "../styles/tokens.css";
import "../styles/base.css";
import "../ui/fields.css";
import "../styles/print.css";
import { askForFirstScreen } from "../core/ahead";
import { languageOf, laterWordsBy, speak, wantedLanguage } from "../core/language";
import { keptTheme, showTheme } from "../core/theme";
import { fetchLaterWords, firstWords } from "./catalogues";

showTheme(keptTheme.read());
const spoken = wantedLanguage();
void askForFirstScreen(window.location, languageOf(spoken) ?? "en");
speak(spoken, await firstWords(spoken));
laterWordsBy(fetchLaterWords);
await import("./application");

// The entry of the web application: the language first, then everything that has words.
import "../styles/tokens.css";
import "../styles/base.css";
import "../ui/fields.css";
import "../styles/print.css";
import { askForFirstScreen, hearFind } from "../core/ahead";
import { languageOf, speak, wantedLanguage } from "../core/language";
import { fetchedOnce, fetchLostSheets, laterNeeds, watchSheets } from "../core/parts";
import { keptTheme, showTheme } from "../core/theme";
import { fetchLaterWords, firstWords } from "./catalogues";

hearFind();
watchSheets();
showTheme(keptTheme.read());
const spoken = wantedLanguage();
void askForFirstScreen(window.location, languageOf(spoken) ?? "en");
speak(spoken, await firstWords(spoken));
const knowLaterWords = fetchedOnce(fetchLaterWords);
laterNeeds(async () => {
  await Promise.all([knowLaterWords(), fetchLostSheets()]);
});
await import("./application");

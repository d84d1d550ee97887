// The entry of the web application: the language first, then everything that has words.
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/print.css";
import type { Messages } from "@lingui/core";
import { PSEUDO, type Spoken, speak, wantedLanguage } from "../core/language";
import { keptTheme, showTheme } from "../core/theme";

async function catalogueOf(spoken: Spoken): Promise<Messages> {
  switch (spoken) {
    case "de":
      return (await import("../locales/de.po")).messages;
    case "en":
    case PSEUDO:
      return (await import("../locales/en.po")).messages;
  }
}

showTheme(keptTheme.read());
const spoken = wantedLanguage();
speak(spoken, await catalogueOf(spoken));
await import("./application");

// A page in one file carries both catalogues, and speaks the language its document names.
import { languageOf, speak, speakAlso } from "./core/language";
import { messages as german } from "./locales/de.po";
import { messages as english } from "./locales/en.po";
import { messages as laterGerman } from "./locales/later/de.po";
import { messages as laterEnglish } from "./locales/later/en.po";

const wanted = languageOf(document.documentElement.lang) ?? "en";
speak(wanted, wanted === "de" ? german : english);
speakAlso(wanted === "de" ? laterGerman : laterEnglish);

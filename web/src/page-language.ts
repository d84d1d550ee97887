// A page in one file carries both catalogues, and speaks the language its document names.
import { languageOf, speak } from "./core/language";
import { messages as german } from "./locales/de.po";
import { messages as english } from "./locales/en.po";

const wanted = languageOf(document.documentElement.lang) ?? "en";
speak(wanted, wanted === "de" ? german : english);

export {
  keepLanguage,
  keptLanguage,
  LANGUAGES,
  type Language,
  languageOf,
  PSEUDO,
  type Spoken,
  wantedLanguage,
} from "./languages";
export { language, speak, speakAlso } from "./speaking";

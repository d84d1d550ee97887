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
export { asSpoken, language, speak, speakAlso } from "./speaking";

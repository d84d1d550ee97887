// Tests read the words of the sources, unless they say that they speak German.
import { speak, speakAlso } from "../core/language";
import { messages } from "../locales/en.po";
import { messages as later } from "../locales/later/en.po";

speak("en", messages);
speakAlso(later);

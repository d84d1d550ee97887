// Tests read the words of the sources, unless they say that they speak German.
import { speak } from "../core/language";
import { messages } from "../locales/en.po";

speak("en", messages);

import { Contrast, Languages } from "lucide-react";
import { LANGUAGES, language, languageOf } from "../../core/language";
import { keptTheme, THEMES, themeOf } from "../../core/theme";
import { preferenceWords as words } from "../../core/words/preferences";
import { cx } from "../../ui/names";
import styles from "./preference-select.module.css";
import { usePreference } from "./use-preference";
import { usePreferences } from "./use-preferences";

const ICON = { size: 18, strokeWidth: 1.8, "aria-hidden": true } as const;

interface PlaceProps {
  /** how it lies in what is around it */
  readonly className?: string | undefined;
}

/** The languages by their own names. */
export function LanguageSelect({ className }: PlaceProps) {
  const { speak } = usePreferences();
  return (
    <label className={cx(styles.choice, className)} title={words.language}>
      <Languages {...ICON} />
      <select
        aria-label={words.language}
        value={language()}
        onChange={(event) => {
          const chosen = languageOf(event.target.value);
          if (chosen !== null) speak(chosen);
        }}
      >
        {Object.entries(LANGUAGES).map(([key, name]) => (
          <option key={key} value={key} lang={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** As the system, light, dark, high contrast. */
export function ThemeSelect({ className }: PlaceProps) {
  const { show } = usePreferences();
  const [theme] = usePreference(keptTheme);
  return (
    <label className={cx(styles.choice, className)} title={words.theme}>
      <Contrast {...ICON} />
      <select
        aria-label={words.theme}
        value={theme}
        onChange={(event) => show(themeOf(event.target.value) ?? "system")}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {words.themes[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

import { useEffect } from "react";
import { chooseTheme, keptTheme, showTheme, THEMES, type Theme } from "../../core/theme";
import { usePreference } from "../session/use-preference";

/** The theme that is shown, and the next one; kept for the next visit. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme] = usePreference(keptTheme);
  useEffect(() => showTheme(theme), [theme]);
  const next = () => chooseTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system");
  return [theme, next];
}

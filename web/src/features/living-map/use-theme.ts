import { useEffect, useState } from "react";
import { chooseTheme, keptTheme, showTheme, THEMES, type Theme } from "../../core/theme";

/** The theme that is shown, and the next one; kept for the next visit. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(keptTheme);
  useEffect(() => showTheme(theme), [theme]);
  const next = () => {
    const chosen = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return [theme, next];
}

import { useEffect, useState } from "react";

const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
const KEPT = "wayline.theme";

function kept(): Theme {
  try {
    const said = window.localStorage.getItem(KEPT);
    return THEMES.find((theme) => theme === said) ?? "system";
  } catch {
    return "system"; // a file opened from disk may not be allowed to remember
  }
}

function keep(theme: Theme): void {
  try {
    window.localStorage.setItem(KEPT, theme);
  } catch {
    // then it holds until the page is closed
  }
}

/** Light, dark, or as the system; kept for the next visit. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(kept);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const next = () => {
    const chosen = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
    keep(chosen);
    setTheme(chosen);
  };
  return [theme, next];
}

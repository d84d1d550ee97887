/** How is the screen lit: as the system, light, dark, or in high contrast? */

export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = "wayline.theme";
// what draws no pixels has no media either
const wantsContrast = () =>
  typeof window.matchMedia === "function" && window.matchMedia("(prefers-contrast: more)").matches;

/** The theme of a word; null = no word of ours. */
export function themeOf(word: string | null): Theme | null {
  return THEMES.find((theme) => theme === word) ?? null;
}

/** What was chosen for this browser. */
export function keptTheme(): Theme {
  try {
    return themeOf(window.localStorage.getItem(KEPT)) ?? "system";
  } catch {
    return "system"; // a file opened from disk may not be allowed to remember
  }
}

/** Remember a theme and show it. */
export function chooseTheme(theme: Theme): void {
  try {
    window.localStorage.setItem(KEPT, theme);
  } catch {
    // then it holds until the page is closed
  }
  showTheme(theme);
}

/** Show a theme; high contrast is light or dark as the system is, and comes with a system that asks for it. */
export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  else delete dataset.theme;
  if (theme === "contrast" || (theme === "system" && wantsContrast())) dataset.contrast = "more";
  else delete dataset.contrast;
}

/** How is the screen lit: as the system, light, dark, or in high contrast? */

import { preference } from "../preferences";

export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

// what draws no pixels has no media either
const wantsContrast = () =>
  typeof window.matchMedia === "function" && window.matchMedia("(prefers-contrast: more)").matches;

/** The theme of a word; null = no word of ours. */
export function themeOf(word: unknown): Theme | null {
  return THEMES.find((theme) => theme === word) ?? null;
}

/** What was chosen for this browser. */
export const keptTheme = preference("wayline.theme", (said) => themeOf(said) ?? "system");

/** Remember a theme and show it. */
export function chooseTheme(theme: Theme): void {
  keptTheme.keep(theme);
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

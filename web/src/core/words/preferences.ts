/** The words of what a person prefers: language and theme. */

import { t } from "@lingui/core/macro";

export const preferenceWords = {
  language: t`Language`,
  theme: t`Theme`,
  themes: {
    system: t`System`,
    light: t`Light`,
    dark: t`Dark`,
    contrast: t`High contrast`,
  },
  speak: (language: string) => t`Language: ${language}`,
  show: (theme: string) => t`Theme: ${theme}`,
  group: t`Language and theme`,
} as const;

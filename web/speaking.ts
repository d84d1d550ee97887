// How the words of the screens become those of a language: macros in src/core/words, catalogues in
// src/locales. A build fails when a message has no translation, or one that cannot be read.
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import type { PluginOption } from "vite";

export function speaking(isBuilt: boolean): PluginOption[] {
  const macros = linguiTransformerBabelPreset();
  return [
    lingui({ failOnMissing: isBuilt, failOnCompileError: true }),
    babel({ presets: [macros] }),
  ];
}

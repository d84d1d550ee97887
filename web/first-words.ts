// The first load must not ask for a word whose catalogue comes later: a digest of letters would be shown.
import type { Plugin } from "vite";
import { messagesIn } from "./catalogue-code.ts";

const FIRST = "/locales/en.po";
const LATER = "/locales/later/en.po";
const APPLICATION = "/app/application.tsx";

/** Fails the build of the application when a module of its first load reads a later word. */
export function firstWords(): Plugin {
  return {
    name: "first-words",
    generateBundle(_, bundle) {
      const parts = new Map(Object.values(bundle).map((one) => [one.fileName, one]));
      const chunkOf = (name: string) => {
        const part = parts.get(name);
        return part?.type === "chunk" ? part : undefined;
      };
      const made = (module: string) => {
        const name = [...parts.keys()].find((one) =>
          chunkOf(one)?.facadeModuleId?.endsWith(module),
        );
        if (name === undefined) this.error(`no part of the build was made from ${module}`);
        return name;
      };
      const first = new Set([made(APPLICATION)]);
      for (const name of first) for (const one of chunkOf(name)?.imports ?? []) first.add(one);
      const code = [...first].map((name) => chunkOf(name)?.code ?? "").join("\n");
      const known = messagesIn(chunkOf(made(FIRST))?.code ?? "");
      const later = Object.entries(messagesIn(chunkOf(made(LATER))?.code ?? ""));
      if (later.length === 0) this.error("the catalogue of the later words was not found");
      const early = later.filter(([id]) => !(id in known) && code.includes(id));
      if (early.length === 0) return;
      const said = early.map(([, message]) => JSON.stringify(message)).join(", ");
      this.error(`the first load reads words that come later (lingui.config.ts): ${said}`);
    },
  };
}

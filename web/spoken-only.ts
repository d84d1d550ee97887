// The one-file page carries only the messages that its own words ask for: most belong to the application.
import type { Plugin } from "vite";

const CATALOGUE = /JSON\.parse\('(\{(?:[^'\\]|\\.)*\})'\)/g;

/** Takes out of the catalogues in a bundle what nothing in it asks for. */
export function spokenOnly(): Plugin {
  return {
    name: "spoken-only",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const rest = chunk.code.replace(CATALOGUE, "");
        chunk.code = chunk.code.replace(CATALOGUE, (_whole, literal: string) => {
          const messages: Record<string, unknown> = JSON.parse(literal.replace(/\\(.)/g, "$1"));
          const asked = Object.entries(messages).filter(([id]) => rest.includes(id));
          const text = JSON.stringify(Object.fromEntries(asked)).replace(/[\\']/g, "\\$&");
          return `JSON.parse('${text}')`;
        });
      }
    },
  };
}

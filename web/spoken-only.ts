// The one-file page carries only the messages that its own words ask for: most belong to the application.
import type { Plugin } from "vite";
import { rewritten, withoutCatalogues } from "./catalogue-code.ts";

/** Takes out of the catalogues in a bundle what nothing in it asks for. */
export function spokenOnly(): Plugin {
  return {
    name: "spoken-only",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const rest = withoutCatalogues(chunk.code);
        chunk.code = rewritten(chunk.code, (messages) =>
          Object.fromEntries(Object.entries(messages).filter(([id]) => rest.includes(id))),
        );
      }
    },
  };
}

// Where the words of the screens stand, and where their catalogues are kept.
import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "de"],
  catalogs: [
    {
      path: `${process.env.WAYLINE_CATALOGUES ?? "<rootDir>/src/locales"}/{locale}`,
      include: ["src/core/words"],
    },
  ],
  // Sorted by the file they stand in and without line numbers: a new screen is a new block.
  orderBy: "origin",
  format: formatter({ lineNumbers: false }),
});

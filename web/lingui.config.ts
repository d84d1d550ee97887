// Where the words of the screens stand, and where their catalogues are kept.
import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

const folder = process.env.WAYLINE_CATALOGUES ?? "<rootDir>/src/locales";
// Words of screens that come when they are needed; their catalogue comes with the first of them. The
// build fails when something of the first load asks for one of these (speaking.ts).
const later = [
  "admin",
  "atlas",
  "coming",
  "conversion",
  "customers",
  "data",
  "editor",
  "entering",
  "finding-lists",
  "gaps",
  "handovers",
  "kpis",
  "library",
  "made-link",
  "measures",
  "palette",
  "parts",
  "paths",
  "refusals",
  "segments",
  "stage-time",
  "timeline",
  "tour",
  "versions",
  "voice",
].map((name) => `src/core/words/${name}.ts`);

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "de"],
  catalogs: [
    { path: `${folder}/later/{locale}`, include: later },
    { path: `${folder}/{locale}`, include: ["src/core/words"], exclude: later },
  ],
  // Sorted by the file they stand in and without line numbers: a new screen is a new block.
  orderBy: "origin",
  format: formatter({ lineNumbers: false }),
});

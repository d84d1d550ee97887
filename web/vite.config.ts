// The living map, mounted from the document that stands in its own page. It is built as one script and
// one style sheet with nothing left to fetch, because wayline.reports writes both into a single file.
// vite.app.config.ts builds the web application.
import { createHash } from "node:crypto";
import { relative } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { notices } from "./notices.ts";
import { speaking } from "./speaking.ts";
import { spokenOnly } from "./spoken-only.ts";

/** Each name of a class stands in the page twice and more: as short as it stays readable, the same in every build. */
function shortName(name: string, file: string): string {
  const place = relative(import.meta.dirname, file);
  return `${name}-${createHash("sha256").update(place).digest("hex").slice(0, 4)}`;
}

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    speaking(command === "build"),
    notices(["@fontsource-variable/inter"]),
    spokenOnly(),
  ],
  // A library build leaves this open, and a browser has no `process`.
  ...(command === "build"
    ? { define: { "process.env.NODE_ENV": JSON.stringify("production") } }
    : {}),
  css: { modules: { generateScopedName: shortName } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    // Fonts and pictures go into the style sheet: the page may fetch nothing.
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    lib: {
      entry: "src/page.tsx",
      formats: ["iife"],
      name: "wayline",
      fileName: () => "page.js",
      cssFileName: "page",
    },
  },
  test: {
    environment: "jsdom",
    pool: "vmThreads", // a page for each file of tests without a process for each
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/speak-english.ts"],
    passWithNoTests: true,
  },
}));

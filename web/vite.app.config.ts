// The web application: many files with hashed names, chunks that load when a screen needs them.
// vite.config.ts builds the living map that stands in one file of its own.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstLoad } from "./first-load.ts";
import { firstWords } from "./first-words.ts";
import { notices } from "./notices.ts";
import { packedBeside } from "./packed-beside.ts";
import { speaking } from "./speaking.ts";

// What comes before anything is seen is two files with all they need: what decides the language, then the
// application. The entry waits for the application, so nothing that both need may stand beside it. Left
// alone the first load is seventy small files, which pack worse and come later.
const FIRST_LOAD = [
  {
    name: "begin",
    test: /\/src\/(core\/(ahead|language|parts|scope|theme)\/|app\/catalogues)/,
    priority: 2,
  },
  { name: "application", test: /\/src\/app\/application\.tsx$/, priority: 1 },
];

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    speaking(command === "build"),
    firstWords(),
    firstLoad(),
    notices(["@fontsource-variable/inter"]),
    packedBeside(),
  ],
  build: {
    outDir: "dist-app",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: FIRST_LOAD } } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8787" } },
}));

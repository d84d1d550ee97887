// The web application: many files with hashed names, chunks that load when a screen needs them.
// vite.config.ts builds the living map that stands in one file of its own.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstWords } from "./first-words.ts";
import { notices } from "./notices.ts";
import { speaking } from "./speaking.ts";

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    speaking(command === "build"),
    firstWords(),
    notices(["@fontsource-variable/inter"]),
  ],
  build: { outDir: "dist-app", emptyOutDir: true, target: "es2022", manifest: true },
  server: { proxy: { "/api": "http://127.0.0.1:8787" } },
}));

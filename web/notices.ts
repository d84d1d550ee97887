// Which code of others is in the bundle? Writes THIRD_PARTY_NOTICES.txt beside it, with their licences.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const LICENCES = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"];
const HEAD =
  "The page that Wayline writes contains code and a typeface of others, under these licences.\n";

function packageOf(module: string): string | undefined {
  return /.*\/(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1];
}

function noticeOf(root: string, folder: string): string {
  const described: unknown = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const said = new Map(Object.entries(described ?? {}));
  const text = LICENCES.map((name) => join(root, folder, name)).find((path) => existsSync(path));
  const licence = text === undefined ? "" : `\n${readFileSync(text, "utf8").trim()}\n`;
  return `${"-".repeat(80)}\n${said.get("name")} ${said.get("version")} (${said.get("license")})\n${licence}`;
}

export function notices(always: readonly string[]): Plugin {
  let root = "";
  return {
    name: "wayline-notices",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    generateBundle() {
      const found = [...this.getModuleIds()].map((id) => packageOf(id.split("?")[0] ?? id));
      const folders = [...found, ...always.map((name) => `node_modules/${name}`)];
      const unique = [...new Set(folders.filter((folder) => folder !== undefined))].sort();
      const source = [HEAD, ...unique.map((folder) => noticeOf(root, folder))].join("\n");
      this.emitFile({ type: "asset", fileName: "THIRD_PARTY_NOTICES.txt", source });
    },
  };
}

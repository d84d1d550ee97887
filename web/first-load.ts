// The page names everything that its first screen needs, so that all of it comes at once: the application,
// its words and its style beside the entry that will begin it, and the typeface beside the style that will ask for it.
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

const APPLICATION = "/app/application.tsx";
const WORDS = /\/src\/locales\/(\w+)\.po$/;
const TYPEFACE = /inter-latin-wght-normal[^/]*\.woff2$/;

type Part = Rolldown.OutputChunk | Rolldown.OutputAsset;

/** Write the parts of the first load into the page. */
export function firstLoad(): Plugin {
  return {
    name: "first-load",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        if (bundle === undefined) return [];
        const parts = Object.values(bundle);
        return [...tagsOf(parts), ...typefaces(Object.keys(bundle)), ...wordsOf(parts)];
      },
    },
  };
}

function tagsOf(parts: readonly Part[]): HtmlTagDescriptor[] {
  const chunks = parts.filter((part) => part.type === "chunk");
  const entry = chunks.find((chunk) => chunk.isEntry);
  const begun = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(APPLICATION));
  if (entry === undefined || begun === undefined)
    throw new Error(`no part of the build was made from ${APPLICATION}`);
  const known = withImports(chunks, [entry.fileName]);
  const later = [...withImports(chunks, [begun.fileName])].filter((name) => !known.has(name));
  const styles = chunks
    .filter((chunk) => later.includes(chunk.fileName))
    .flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
  return [
    ...later.map((name) => link({ rel: "modulepreload", href: `/${name}` })),
    ...[...new Set(styles)].map((name) => link({ rel: "stylesheet", href: `/${name}` })),
  ];
}

/** The names of chunks, and of all that they cannot do without. */
function withImports(chunks: readonly Rolldown.OutputChunk[], names: string[]): Set<string> {
  const found = new Set(names);
  for (const name of found)
    for (const one of chunks.find((chunk) => chunk.fileName === name)?.imports ?? [])
      found.add(one);
  return found;
}

/** The words of each language; the server leaves those in the page that will be spoken. */
function wordsOf(parts: readonly Part[]): HtmlTagDescriptor[] {
  return parts.flatMap((part) => {
    const made = part.type === "chunk" ? part.facadeModuleId : null;
    const language = WORDS.exec(made ?? "")?.[1];
    if (language === undefined) return [];
    return link({ rel: "modulepreload", href: `/${part.fileName}`, "data-words": language });
  });
}

function typefaces(names: readonly string[]): HtmlTagDescriptor[] {
  return names
    .filter((name) => TYPEFACE.test(name))
    .map((name) => link({ rel: "preload", as: "font", type: "font/woff2", href: `/${name}` }));
}

function link(attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: "link", attrs: { ...attrs, crossorigin: true }, injectTo: "head" };
}

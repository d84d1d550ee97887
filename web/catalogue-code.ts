// How a catalogue stands in built code: JSON.parse of a text, in whichever quotes the build took.

export type Messages = Readonly<Record<string, unknown>>;

const CATALOGUE = /JSON\.parse\((['`])(\{(?:(?!\1)[^\\]|\\.)*\})\1\)/gs;

/** Built code without its catalogues. */
export function withoutCatalogues(code: string): string {
  return code.replace(CATALOGUE, "");
}

/** Built code with other messages in each of its catalogues. */
export function rewritten(code: string, change: (messages: Messages) => Messages): string {
  return code.replace(CATALOGUE, (_whole, _quote, literal: string) => {
    const text = JSON.stringify(change(parsed(literal))).replace(/[\\']/g, "\\$&");
    return `JSON.parse('${text}')`;
  });
}

/** The messages of all catalogues in built code. */
export function messagesIn(code: string): Messages {
  const found = [...code.matchAll(CATALOGUE)].map((match) => parsed(match[2] ?? "{}"));
  return Object.assign({}, ...found);
}

function parsed(literal: string): Messages {
  return JSON.parse(literal.replace(/\\(.)/gs, "$1"));
}

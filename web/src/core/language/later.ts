/** Which words come with a later screen, and when are they there? */

let fetchWords: () => Promise<void> = () => Promise.resolve();
let asked: Promise<void> | null = null;

/** How the words of later screens are come by; without it they are all known from the start. */
export function laterWordsBy(fetching: () => Promise<void>): void {
  fetchWords = fetching;
  asked = null;
}

function knowLaterWords(): Promise<void> {
  asked ??= fetchWords().catch((problem: unknown) => {
    asked = null; // whoever is next tries again
    throw problem;
  });
  return asked;
}

/** A part of the application that is fetched when it is needed, after its words. */
export function later<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    await knowLaterWords();
    return load();
  };
}

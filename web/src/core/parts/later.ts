/** What do the parts of the application that are fetched later need, and when is it there? */

let fetchNeeds: () => Promise<void> = () => Promise.resolve();

/** How that is come by which every later part needs; without it they need nothing. */
export function laterNeeds(fetching: () => Promise<void>): void {
  fetchNeeds = fetching;
}

/** A part of the application that is fetched when it is needed, after what it needs. */
export function later<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    await fetchNeeds();
    return load();
  };
}

/** Something that is fetched once; where it does not come, whoever is next tries again. */
export function fetchedOnce(fetching: () => Promise<void>): () => Promise<void> {
  let asked: Promise<void> | null = null;
  return () => {
    asked ??= fetching().catch((problem: unknown) => {
      asked = null;
      throw problem;
    });
    return asked;
  };
}

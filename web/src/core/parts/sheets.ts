/** Which style sheets did not come? A bundler takes what it asked for once for fetched, and its part would stay unstyled. */

/** By their address, with what is done about each; null = nothing yet. */
const lost = new Map<string, Promise<void> | null>();

/** Note from now on which style sheets do not come. */
export function watchSheets(): void {
  const hear = ({ target }: Event) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
    lost.set(target.href, null);
    target.remove();
  };
  window.addEventListener("error", hear, true); // of a link it is not told further up
}

/** Fetch those again; fails where one does not come again, and the next call tries once more. */
export async function fetchLostSheets(): Promise<void> {
  await Promise.all(
    [...lost].map(([address, coming]) => {
      const asked = coming ?? fetchAgain(address);
      lost.set(address, asked);
      return asked;
    }),
  );
}

function fetchAgain(address: string): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  return new Promise((done, fail) => {
    link.addEventListener("load", () => {
      lost.delete(address);
      done();
    });
    // In the words of the bundler, which are told as a line that broke.
    link.addEventListener("error", () => fail(new Error(`Unable to preload CSS for ${address}`)));
    document.head.append(link);
  });
}

import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchLostSheets, later, laterNeeds, watchSheets } from ".";

const ADDRESS = "http://localhost/assets/panel.css";

function links(): HTMLLinkElement[] {
  return [...document.head.querySelectorAll("link")];
}

function fail(link: HTMLLinkElement | undefined): void {
  link?.dispatchEvent(new Event("error"));
}

/** As a bundler fetches the sheet of a part. */
function sheetThatFails(): void {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = ADDRESS;
  document.head.append(link);
  fail(link);
}

afterEach(() => laterNeeds(() => Promise.resolve()));

describe("a style sheet that did not come", () => {
  watchSheets();

  it("is fetched before the part is fetched again, once for all who wait, until it comes", async () => {
    sheetThatFails();
    laterNeeds(fetchLostSheets);
    const load = vi.fn(async () => "panel");
    const part = later(load);
    const first = part().catch((problem: Error) => problem.message);
    fail(links()[0]);
    expect(await first).toBe(`Unable to preload CSS for ${ADDRESS}`);
    const second = [part(), part()];
    expect(links().map((link) => link.href)).toEqual([ADDRESS]);
    expect(load).not.toHaveBeenCalled();
    links()[0]?.dispatchEvent(new Event("load"));
    expect(await Promise.all(second)).toEqual(["panel", "panel"]);
    expect(await part()).toBe("panel");
    expect(links()).toHaveLength(1);
  });
});

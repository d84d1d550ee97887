import { i18n } from "@lingui/core";
import { describe, expect, it } from "vitest";
import { messages } from "../../locales/en.po";
import { asSpoken, PSEUDO, speak } from ".";

speak(PSEUDO, await asSpoken(PSEUDO, messages));
const { appWords } = await import("../words/app");

describe("the language of tests", () => {
  it("puts every message in brackets and makes it 40 % longer", () => {
    expect(appWords.nav.signOut).toBe("[Sígn óút~~~~]");
  });
  it("keeps the places that are filled in, and the forms of a number", () => {
    expect(appWords.journeys.drafts(1)).toMatch(/^\[1 dráft~+\]$/);
    expect(appWords.journeys.drafts(1200)).toMatch(/^\[1,200 dráfts~+\]$/);
    expect(appWords.journeys.inForce("1.2")).toMatch(/^\[v1\.2 hólds~+\]$/);
  });
  it("is named on the document, so that a reader is not told it is English", () => {
    expect(document.documentElement.lang).toBe(i18n.locale);
  });
});

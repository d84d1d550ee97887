import { describe, expect, it } from "vitest";
import type { Json } from "../../core/map";
import { namesFrom, ruleText } from "./rule-text";

describe("a rule as a person writes it", () => {
  it.each<[string, Json, string]>([
    ["names with commas", { event: ["asked", "offer.*"] }, "asked, offer.*"],
    ["decided: none", "none", "none"],
    ["nothing yet", null, ""],
    [
      "a test in one line",
      { event: ["met"], where: { topic: { eq: "renewal" }, size: { gte: 3 } } },
      "{event: [met], where: {topic: {eq: renewal}, size: {gte: 3}}}",
    ],
    ["a word that YAML would misread", { event: [{ eq: "no" }] }, '{event: [{eq: "no"}]}'],
  ])("%s", (_, rule, text) => {
    expect(ruleText(rule)).toBe(text);
  });

  it.each<[string, readonly string[] | null]>([
    ["asked", ["asked"]],
    ["asked, offer sent\nbegan,", ["asked", "offer sent", "began"]],
    ["{event: asked}", null],
    ["", null],
  ])("the names in %j", (text, names) => {
    expect(namesFrom(text)).toEqual(names);
  });
});

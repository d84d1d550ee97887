import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { apply } from "./commands";
import { outlineOf } from "./outline";
import {
  addLink,
  addStage,
  addTouchpoint,
  keyFor,
  moveInto,
  moveStage,
  removal,
  stepOf,
  type Way,
} from "./verbs";

const MAP: JsonObject = {
  stages: [
    {
      key: "a",
      name: "Ask",
      touchpoints: [
        { key: "call", name: "Call" },
        { key: "mail", name: "Mail" },
      ],
    },
    { key: "b", name: "Buy", touchpoints: [{ key: "sign", name: "Sign" }] },
    { key: "c", name: "Close" },
  ],
};

/** Where everything stands: `a: call mail`. */
function drawn(document: JsonObject): readonly string[] {
  return outlineOf(document).stages.map((stage) =>
    [`${stage.key}:`, ...stage.touchpoints.map((one) => one.key)].join(" "),
  );
}

describe("keys", () => {
  it.each([
    ["Prüfung & Angebot", "prufung_angebot"],
    ["6 offers", "touchpoint_6_offers"],
    ["Größe", "grosse"],
    ["Call", "call_2"],
    ["見積", "touchpoint"],
  ])("of %s: %s", (name, key) => {
    expect(keyFor(name, new Set(["call"]), "touchpoint")).toBe(key);
  });
});

describe("new parts", () => {
  it("a touchpoint stands after the one that is meant", () => {
    const made = addTouchpoint(MAP, "Visit", "touchpoint:call");
    expect(made === null ? [] : drawn(apply(MAP, made.command).document)[0]).toBe(
      "a: call visit mail",
    );
  });

  it("a touchpoint of a stage stands at its end", () => {
    const made = addTouchpoint(MAP, "Visit", "stage:c");
    expect(made === null ? [] : drawn(apply(MAP, made.command).document)[2]).toBe("c: visit");
  });

  it("a stage stands after the one that is meant, under a key of its own", () => {
    const made = addStage(MAP, "Call", "stage:a");
    expect(drawn(apply(MAP, made.command).document)).toEqual([
      "a: call mail",
      "call_2:",
      "b: sign",
      "c:",
    ]);
  });

  it("a link gets a key that no other has", () => {
    const once = apply(MAP, addLink(MAP, "touchpoint:call", "touchpoint:mail")).document;
    expect(addLink(once, "touchpoint:call", "touchpoint:mail")).toMatchObject({
      value: { key: "call_to_mail_2", from: "touchpoint:call", to: "touchpoint:mail" },
    });
  });
});

describe("steps with the arrows", () => {
  it.each<[string, Way, readonly string[]]>([
    ["touchpoint:mail", "up", ["a: mail call", "b: sign", "c:"]],
    ["touchpoint:call", "down", ["a: mail call", "b: sign", "c:"]],
    ["touchpoint:mail", "right", ["a: call", "b: sign mail", "c:"]],
    ["touchpoint:call", "right", ["a: mail", "b: call sign", "c:"]],
    ["touchpoint:sign", "right", ["a: call mail", "b:", "c: sign"]],
    ["stage:b", "left", ["b: sign", "a: call mail", "c:"]],
    ["stage:b", "right", ["a: call mail", "c:", "b: sign"]],
  ])("%s %s", (ref, way, expected) => {
    const command = stepOf(outlineOf(MAP), ref, way);
    expect(command === null ? [] : drawn(apply(MAP, command).document)).toEqual(expected);
  });

  it.each<[string, Way]>([
    ["touchpoint:call", "up"],
    ["touchpoint:call", "left"],
    ["touchpoint:mail", "down"],
    ["stage:a", "left"],
    ["stage:c", "right"],
    ["stage:b", "up"],
  ])("%s %s is the edge", (ref, way) => {
    expect(stepOf(outlineOf(MAP), ref, way)).toBeNull();
  });
});

describe("where a part stands already", () => {
  it("no touchpoint is moved", () => {
    expect(moveInto(outlineOf(MAP), "touchpoint:call", "stage:a", "mail")).toBeNull();
  });

  it("no stage is moved", () => {
    expect(moveStage(outlineOf(MAP), "stage:c", null)).toBeNull();
  });
});

describe("what goes with a part", () => {
  const linked: JsonObject = {
    ...MAP,
    links: [
      { key: "one", from: "touchpoint:call", to: "touchpoint:sign" },
      { key: "two", from: "touchpoint:mail", to: "touchpoint:call" },
      { key: "three", from: "touchpoint:mail", to: "touchpoint:sign" },
    ],
    paths: [
      { key: "money", name: "Money", steps: ["call", "mail"] },
      { key: "law", name: "Law", steps: ["sign"] },
    ],
  };
  const left = (ref: string) =>
    removal(linked, outlineOf(linked), ref).reduce(
      (document, command) => apply(document, command).document,
      linked,
    );

  it("of a touchpoint: its links and its steps", () => {
    const after = left("touchpoint:call");
    expect(drawn(after)[0]).toBe("a: mail");
    expect([after.links, after.paths]).toEqual([
      [{ key: "three", from: "touchpoint:mail", to: "touchpoint:sign" }],
      [
        { key: "money", name: "Money", steps: ["mail"] },
        { key: "law", name: "Law", steps: ["sign"] },
      ],
    ]);
  });

  it("of a stage: those of all its touchpoints", () => {
    const after = left("stage:a");
    expect([drawn(after), after.links]).toEqual([["b: sign", "c:"], undefined]);
  });

  it("of what is not there: nothing", () => {
    expect(removal(linked, outlineOf(linked), "touchpoint:none")).toEqual([]);
  });
});

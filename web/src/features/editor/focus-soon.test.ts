import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { focusSoon } from "./focus-soon";

const frame = () => new Promise((done) => requestAnimationFrame(done));

function cell(ref: string): HTMLElement {
  const made = document.createElement("button");
  made.dataset.place = ref;
  document.body.append(made);
  return made;
}

/** A field in which the name of something is written, and that goes when it is kept. */
function field(): HTMLElement {
  const made = document.createElement("input");
  document.body.append(made);
  made.focus();
  return made;
}

let offer: HTMLElement;
let call: HTMLElement;
beforeEach(() => {
  offer = cell("touchpoint:offer");
  call = cell("touchpoint:call");
});
afterEach(() => document.body.replaceChildren());

async function focusedAfter(meanwhile: () => void): Promise<Element | null> {
  const name = field();
  focusSoon("touchpoint:offer");
  name.remove();
  meanwhile();
  for (let frames = 0; frames < 3; frames += 1) await frame();
  return document.activeElement;
}

describe("the focus after a name was written", () => {
  it("goes back to its cell", async () => {
    expect(await focusedAfter(() => undefined)).toBe(offer);
  });

  it("stays in another cell, or in another name, where a person has gone meanwhile", async () => {
    expect(await focusedAfter(() => call.focus())).toBe(call);
    expect((await focusedAfter(field))?.tagName).toBe("INPUT");
  });

  it("leaves what nobody chose", async () => {
    const close = document.createElement("button");
    document.body.append(close);
    expect(await focusedAfter(() => close.focus())).toBe(offer);
  });
});

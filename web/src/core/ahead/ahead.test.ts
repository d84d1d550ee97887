import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askForFirstScreen, takenAhead } from ".";

const asked: string[] = [];
const session = { id: "p", workspaces: [{ id: "w1" }, { id: "w2" }] };
const origin = window.location.origin;
const never = new AbortController().signal;
const get = (path: string) => new Request(`${origin}${path}`);

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address.slice(origin.length));
    return address.endsWith("/api/session")
      ? Response.json(session, { status: asked.includes("/api/refused") ? 401 : 200 })
      : Response.json({});
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("what the first screen needs", () => {
  it("is asked ahead: who is signed in, their journeys, and the map of the address over its scope", async () => {
    await askForFirstScreen(
      { pathname: "/m/big%20one", search: "?since=2026-01-05&open=true&against=%221.2%22" },
      "de",
    );
    expect(asked).toEqual([
      "/api/session",
      "/api/w/w1/journeys",
      "/api/w/w1/journeys/big%20one/living-map?since=2026-01-05&open=true",
    ]);
  });

  it("is not asked for where the page says it already", async () => {
    const answers = document.createElement("script");
    answers.id = "answers";
    answers.type = "application/json";
    answers.textContent = JSON.stringify({ "/api/session": session, "/api/w/w1/journeys": ["j"] });
    document.head.append(answers);
    await askForFirstScreen({ pathname: "/m/j", search: "" }, "en");
    answers.remove();
    expect(asked).toEqual(["/api/w/w1/journeys/j/living-map?"]);
    expect(await (await takenAhead(get("/api/session"), never))?.json()).toEqual(session);
    expect(await (await takenAhead(get("/api/w/w1/journeys"), never))?.json()).toEqual(["j"]);
  });

  it("is taken over once", async () => {
    await askForFirstScreen({ pathname: "/journeys", search: "" }, "en");
    const taken = await takenAhead(get("/api/session"), never);
    expect(await taken?.json()).toEqual(session);
    expect(takenAhead(get("/api/session"), never)).toBeNull();
  });

  it("is forgotten when something is changed at its address", async () => {
    await askForFirstScreen({ pathname: "/", search: "" }, "en");
    expect(takenAhead(new Request(`${origin}/api/session`, { method: "POST" }), never)).toBeNull();
    expect(takenAhead(get("/api/session"), never)).toBeNull();
  });

  it("is no map for whoever is not signed in", async () => {
    asked.push("/api/refused");
    await askForFirstScreen({ pathname: "/m/big", search: "" }, "en");
    expect(asked.slice(1)).toEqual(["/api/session"]);
  });

  it("is nothing where nobody need be signed in", async () => {
    await askForFirstScreen({ pathname: "/s/token", search: "" }, "en");
    await askForFirstScreen({ pathname: "/enter", search: "" }, "en");
    expect(asked).toEqual([]);
  });
});

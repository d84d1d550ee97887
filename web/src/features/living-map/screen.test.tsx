import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smallPage } from "../../testing/small-page";
import { LivingMapScreen } from "./screen";

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined; // jsdom has no layout to scroll
  window.history.replaceState(null, "", "/");
  render(<LivingMapScreen page={smallPage()} />);
});
afterEach(cleanup);

describe("the living map", () => {
  it("is a grid with stages as headers and one tab stop", () => {
    const grid = screen.getByRole("grid", { name: /A small map/ });
    expect(
      within(grid)
        .getAllByRole("columnheader")
        .map((head) => head.textContent),
    ).toHaveLength(3);
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });
  it("names a card with where it happens, whose it is, and that it is a moment of truth", () => {
    expect(
      screen.getByRole("button", {
        name: "We receive the offer, moment of truth, Tender, Portal, Sales.",
      }),
    ).toBeTruthy();
  });
  it("a number opens who did, did not and may still, and they add up to its n", async () => {
    fireEvent.click(screen.getByRole("button", { name: /too few to tell, n\u00a0=\u00a04/ }));
    expect(window.location.hash).toBe("#who=stages.tender.moved_on");
    expect(
      (await screen.findAllByRole("tab", {}, { timeout: 4_000 })).map((tab) => tab.textContent),
    ).toEqual(["did3", "did not1", "still open1"]);
    expect(screen.getByText("3 did + 1 did not = 4, and 1 still open")).toBeTruthy();
    fireEvent.click(screen.getByRole("tab", { name: /did not/ }));
    expect(screen.getByRole("button", { name: /Account 3/ })).toBeTruthy();
  });
  it("keys switch the layer and the address says so", () => {
    fireEvent.keyDown(window, { key: "1" });
    expect(window.location.hash).toBe("#layer=planned");
    fireEvent.keyDown(window, { key: "0" });
    expect(window.location.hash).toBe("#layer=compare");
    fireEvent.keyDown(window, { key: "3" });
    expect(window.location.hash).toBe("");
  });
  it("arrows walk from header to card, and Escape leads back to where the focus was", () => {
    const head = screen.getByRole("button", { name: "Tender" });
    head.focus();
    fireEvent.keyDown(head, { key: "ArrowDown" });
    const card = document.activeElement;
    expect(card?.getAttribute("data-place")).toBe("touchpoint:offer");
    fireEvent.click(screen.getByRole("button", { name: /We receive the offer/ }));
    expect(screen.getByRole("heading", { name: "We receive the offer" })).toBeTruthy();
    fireEvent.keyDown(window, { key: "Escape" });
    expect(window.location.hash).toBe("");
    expect(document.activeElement).toBe(card);
  });
  it("the list shows the same stages and cards", () => {
    fireEvent.keyDown(window, { key: "v" });
    expect(screen.queryByRole("grid")).toBeNull();
    expect(screen.getByRole("heading", { name: "Contract" })).toBeTruthy();
    expect(screen.getByRole("button", { name: /^We sign, Contract/ })).toBeTruthy();
  });
});

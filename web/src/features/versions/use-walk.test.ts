// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { letterKeys } from "../../core/keys";
import { useWalk } from "./use-walk";

function press(key: string): void {
  act(() => {
    window.dispatchEvent(new KeyboardEvent("keydown", { key }));
  });
}

afterEach(() => letterKeys.keep(true));

it("goes round and round by letters", () => {
  const onChange = vi.fn();
  const { result } = renderHook(() => useWalk(3, onChange));
  expect(result.current[0]).toBe(-1);
  for (const key of ["p", "n", "N"]) press(key);
  expect(onChange.mock.calls).toEqual([[2], [0], [1]]);
  expect(result.current[0]).toBe(1);
});

it("stays where it is once single letters are no commands, and where nothing differs", () => {
  const onChange = vi.fn();
  const { result } = renderHook(() => useWalk(3, onChange));
  letterKeys.keep(false);
  press("n");
  expect([result.current[0], onChange.mock.calls]).toEqual([-1, []]);
  act(() => result.current[1](1));
  expect(result.current[0]).toBe(0);
  const none = renderHook(() => useWalk(0, onChange));
  act(() => none.result.current[1](1));
  expect(none.result.current[0]).toBe(-1);
});

import { type RefObject, useMemo, useRef } from "react";
import type { Page } from "../../api/page";
import { isCounted } from "../../core/members";
import { words } from "../../core/words";
import type { Openable } from "../../ui/figure";
import type { Showing } from "./showing";

export type Opener = RefObject<HTMLElement | null>;

/** How a number opens the list of those behind it, and from where it was opened. */
export function useOpening(page: Page, show: Showing["show"]) {
  const opener: Opener = useRef<HTMLElement | null>(null);
  const numbers: Openable = useMemo(
    () => ({
      hint: words.whoHint,
      canOpen: (number) => isCounted(page.who, number),
      open: (number) => {
        opener.current =
          document.activeElement instanceof HTMLElement ? document.activeElement : null;
        show({ who: number, side: "did", journey: null, isPanelOpen: true }, true);
      },
    }),
    [page, show],
  );
  return { numbers, opener };
}

/** One step back, from a timeline or from a list to where it was opened; false = neither is shown. */
export function stepOut({ screen, show }: Showing, opener: Opener): boolean {
  if (screen.journey !== null) {
    show({ journey: null });
    return true;
  }
  if (screen.who === null) return false;
  show({ who: null, side: "did" });
  opener.current?.focus();
  return true;
}

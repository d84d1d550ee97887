import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** The width of an A3 sheet across, less its margins, at 96 px an inch. */
export const PAPER_WIDTH = 1511;

/** True while the page is printed: then the map is laid out for the sheet, not for the window. */
export function usePaper(): boolean {
  const [isPaper, setIsPaper] = useState(false);
  useEffect(() => {
    // The sheet is drawn right after the event: the layout must be ready when the handler returns.
    const begin = () => flushSync(() => setIsPaper(true));
    const end = () => setIsPaper(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return isPaper;
}

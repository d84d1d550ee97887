import { useSyncExternalStore } from "react";

const USUAL_PX = 16;
let known = 0; // 0 = to be measured: asked at each drawing, it would have the page styled anew each time

function subscribe(onChange: () => void): () => void {
  const look = () => {
    known = 0;
    onChange();
  };
  look(); // it may have been changed while nobody looked
  window.addEventListener("resize", look);
  return () => window.removeEventListener("resize", look);
}

/** How much larger than usual the reader wants the text: 2 at 200 %. What is laid out in px grows with it. */
export function useTextScale(): number {
  return useSyncExternalStore(subscribe, () => {
    known ||=
      Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_PX || 1;
    return known;
  });
}

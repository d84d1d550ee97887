/** Put the focus on a cell of the map once it is drawn; who has gone on by then, to write or to another cell, stays there. */
export function focusSoon(ref: string): void {
  const before = document.activeElement;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const now = document.activeElement;
      if (now !== before && isChosen(now)) return;
      document.querySelector<HTMLElement>(`[data-place="${CSS.escape(ref)}"]`)?.focus();
    }),
  );
}

/** Nobody but a person puts the focus there: what is closed or taken away leaves it elsewhere. */
function isChosen(element: Element | null): boolean {
  return (
    element instanceof HTMLInputElement ||
    (element instanceof HTMLElement && element.dataset.place !== undefined)
  );
}

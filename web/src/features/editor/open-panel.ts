const PATIENT_MS = 5_000; // the panel may still be on its way

/** Put the focus on the first field of the panel, once it shows what was chosen; whoever goes elsewhere meanwhile is left there. */
export function openPanel(): void {
  const from = document.activeElement;
  const until = performance.now() + PATIENT_MS;
  const look = () => {
    const field = document.querySelector<HTMLInputElement>("[data-panel] [data-first]");
    if (field !== null) field.focus();
    else if (document.activeElement === from && performance.now() < until)
      requestAnimationFrame(look);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
}

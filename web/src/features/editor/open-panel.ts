/** Put the focus on the first field of the panel, once it shows what was chosen. */
export function openPanel(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const field = document.querySelector<HTMLInputElement>("[data-panel] [data-first]");
      field?.focus();
    }),
  );
}

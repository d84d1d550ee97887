/** True when one of the texts has what is looked for in it, in any case. */
export function holds(texts: readonly (string | null)[], find: string): boolean {
  const wanted = find.trim().toLowerCase();
  return wanted === "" || texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}

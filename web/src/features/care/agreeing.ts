/** What do two people agree about a customer when both change it at once? */

export interface WantedCare {
  readonly assignee: string | null;
  readonly due_on: string | null;
  readonly note: string;
}

export const NO_CARE: WantedCare = { assignee: null, due_on: null, note: "" };
const FIELDS = ["assignee", "due_on", "note"] as const;

/** What was seen, with a part of it changed. */
export function agreed(seen: WantedCare | null, part: Partial<WantedCare>): WantedCare {
  const { assignee, due_on, note } = seen ?? NO_CARE;
  return { assignee, due_on, note, ...part };
}

/** True when the other has decided about the same part since, and otherwise. */
export function isTouched(
  part: Partial<WantedCare>,
  seen: WantedCare | null,
  theirs: WantedCare | null,
): boolean {
  const before = seen ?? NO_CARE;
  const after = theirs ?? NO_CARE;
  return FIELDS.some(
    (field) =>
      part[field] !== undefined && after[field] !== before[field] && after[field] !== part[field],
  );
}

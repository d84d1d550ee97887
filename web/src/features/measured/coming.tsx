import { useEffect, useState } from "react";
import type { ScopeSearch } from "../../core/scope";
import { fetched } from "../../ui/fetched";

const PATIENT_MS = 80; // a map that was measured before is here by then
const Heads = fetched(async () => (await import("./coming-heads")).ComingHeads);

interface ComingProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
  /** over what was measured before, so that nothing moves */
  readonly isOver?: boolean;
}

/** What is known of a living map while the rest of it is being measured; a screen that only begins waits a little for all of it. */
export function ComingHeads({ journey, scope, isOver = false }: ComingProps) {
  const [isLate, setLate] = useState(isOver);
  useEffect(() => {
    const waited = setTimeout(() => setLate(true), PATIENT_MS);
    return () => clearTimeout(waited);
  }, []);
  return isLate ? <Heads journey={journey} scope={scope} isOver={isOver} /> : null;
}

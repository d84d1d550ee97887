import type { Page } from "../../api/page";
import type { ScopeSearch } from "../../core/scope";
import { FreshNumbers } from "./fresh-numbers";
import { ScopeControls } from "./scope-controls";

interface ScopePartsProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
  readonly page: Page;
}

/** What is measured, and whether something newer waits. */
export function ScopeParts({ journey, scope, page }: ScopePartsProps) {
  return (
    <>
      <ScopeControls journey={journey} scope={scope} page={page} />
      <FreshNumbers journey={journey} />
    </>
  );
}

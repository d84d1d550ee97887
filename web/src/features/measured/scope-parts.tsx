import type { Page } from "../../api/page";
import type { ScopeSearch } from "../../core/scope";
import { scopeWords as words } from "../../core/words/scope";
import { FreshNumbers } from "./fresh-numbers";
import { ScopeControls } from "./scope-controls";

interface ScopePartsProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
  readonly page: Page;
  readonly isAsking: boolean;
}

/** What is measured, and whether something newer waits or is being asked for. */
export function ScopeParts({ journey, scope, page, isAsking }: ScopePartsProps) {
  return (
    <>
      <ScopeControls journey={journey} scope={scope} page={page} />
      <FreshNumbers journey={journey} />
      <span role="status" className="faint">
        {isAsking ? words.asking : ""}
      </span>
    </>
  );
}

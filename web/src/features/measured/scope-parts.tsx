import type { Page } from "../../api/page";
import { countStated, type ScopeSearch } from "../../core/scope";
import { words as mapWords } from "../../core/words";
import { scopeWords as words } from "../../core/words/scope";
import { FreshNumbers } from "./fresh-numbers";
import { ScopeControls } from "./scope-controls";
import styles from "./scope-controls.module.css";

interface ScopePartsProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
  readonly page: Page;
}

const SHEET = "scope-sheet";

/** What is measured, and whether something newer waits; on a phone its choices stand in a sheet. */
export function ScopeParts({ journey, scope, page }: ScopePartsProps) {
  return (
    <>
      <button type="button" className={styles.opener} popoverTarget={SHEET}>
        {words.fold(countStated(scope))}
      </button>
      <div id={SHEET} popover="auto" className={styles.sheet}>
        <div className={styles.choices}>
          <ScopeControls journey={journey} scope={scope} page={page} />
          <button type="button" className={styles.opener} popoverTarget={SHEET}>
            {mapWords.close}
          </button>
        </div>
      </div>
      <FreshNumbers journey={journey} />
    </>
  );
}

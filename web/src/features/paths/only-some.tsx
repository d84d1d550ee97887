import { count } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import type { WaysSearch } from "../../core/scope";
import { pathWords as words } from "../../core/words/paths";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { nameOf } from "../who/number-words";
import { wayName } from "./naming";
import type { WaysSaid } from "./use-ways";

interface OnlySomeProps {
  readonly map: LivingMap;
  readonly search: WaysSearch;
  readonly all: WaysSaid;
  readonly ways: WaysSaid;
  readonly onClear: () => void;
}

/** That only those who went one way are shown, and the way back to everybody. */
export function OnlySome({ map, search, all, ways, onClear }: OnlySomeProps) {
  const said = filterSaid(map, search, all, ways);
  return said === null ? null : (
    <Notice kind="plain">
      <p data-filter>
        {said} <Button onClick={onClear}>{words.filter.clear}</Button>
      </p>
    </Notice>
  );
}

function filterSaid(
  map: LivingMap,
  search: WaysSearch,
  all: WaysSaid,
  ways: WaysSaid,
): string | null {
  const n = count(ways.journeys);
  const variant = all.variants.find((one) => one.key === search.variant);
  if (variant !== undefined) return words.filter.byVariant(wayName(map, variant), n);
  if (search.step === undefined) return null;
  const step = all.steps.find((one) => one.key === search.step);
  const [from = "", to = ""] = search.step.split(">");
  return words.filter.byStep(nameOf(map, step?.source ?? from), nameOf(map, step?.target ?? to), n);
}

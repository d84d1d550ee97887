import { count } from "../../core/format";
import { countsOf, judged, numbersOf } from "../../core/members";
import type { Stage, Touchpoint } from "../../core/reading";
import { isStage, usualLength } from "../../core/reading";
import { words } from "../../core/words";
import { Empty } from "../../ui/facts";
import { Figure } from "../../ui/figure";
import { useShowing } from "../living-map/showing";
import { numberWords } from "../who/number-words";
import { nobodySaid } from "../who/who-list";
import styles from "./panel.module.css";

/** What a channel cost for each rests on those it brought on, who are listed already. */
const SAME_LIST = /\.channels\..*\.cost_per_conversion$/;
const isOfChannel = (number: string) => number.includes(".channels.");

/** Every number of the element that has somebody behind it. */
export function WhoTab({ element }: { readonly element: Stage | Touchpoint }) {
  const { map } = useShowing();
  const prefix = `${isStage(element) ? "stages" : "touchpoints"}.${element.said.key}.`;
  const usual = isStage(element) ? usualLength(element) : null;
  const numbers = numbersOf(map.page.who)
    .filter((number) => number.startsWith(prefix) && !SAME_LIST.test(number))
    .filter((number) => !number.includes(".standard.") || usual === null)
    .sort((a, b) => Number(isOfChannel(a)) - Number(isOfChannel(b)));
  const counted = numbers.flatMap((number) => {
    const counts = countsOf(map.page.who, number);
    return counts === null || judged(counts) + counts.still_open === 0 ? [] : [{ number, counts }];
  });
  if (counted.length === 0) return <Empty>{nobodySaid(map)}</Empty>;
  return (
    <>
      <p className="faint">{words.who.pick}</p>
      <ul>
        {counted.map(({ number, counts }) => (
          <li key={number} className={styles.pair}>
            <span>{numberWords(map, number)}</span>
            <Figure number={number}>{count(counts.did)}</Figure>
          </li>
        ))}
      </ul>
    </>
  );
}

import { Fragment } from "react";
import { count, DOT, moment } from "../../core/format";
import type { ScopeSearch } from "../../core/scope";
import { words } from "../../core/words";
import { comingWords } from "../../core/words/coming";
import { details } from "../../core/words/details";
import { figureOf } from "../living-map/estimate";
import styles from "./coming-heads.module.css";
import { type StageHead, useStageHeads } from "./use-stage-heads";

const { facts } = details;

interface ComingHeadsProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
  /** over what was measured before, so that nothing moves */
  readonly isOver?: boolean;
}

/** The head of each stage, there long before the whole living map is measured; nothing until it is. */
export function ComingHeads({ journey, scope, isOver = false }: ComingHeadsProps) {
  const heads = useStageHeads(journey, scope);
  if (heads === undefined) return null;
  const window = heads.frames[0]?.window;
  const section = (
    <section className={styles.coming} aria-label={comingWords.stages} data-coming>
      <p className="faint" role="status">
        {comingWords.first}
        {window?.horizon && `${DOT}${words.dataTo(moment(window.horizon, window.timezone))}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <ol className={styles.heads} tabIndex={0}>
        {heads.stages.map((head) => (
          <Head key={head.key} head={head} />
        ))}
      </ol>
    </section>
  );
  return isOver ? <div className={styles.over}>{section}</div> : section;
}

function Head({ head }: { readonly head: StageHead }) {
  const rows = [
    [facts.hereNow, count(head.open_now)],
    [facts.entered, count(head.entered)],
    [facts.movedOn, figureOf(head.moved_on).text],
    [facts.took, figureOf(head.dwell).text],
    ...(head.standard === null ? [] : [[facts.onTime, figureOf(head.standard.on_time).text]]),
  ] as const;
  return (
    <li data-coming-stage={head.key}>
      <strong className={styles.name} title={head.name}>
        {head.name}
      </strong>
      <dl className={styles.rows}>
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </li>
  );
}

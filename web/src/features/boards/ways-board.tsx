import type { Estimate, HandoverRow, LinkRow } from "../../api/page";
import { count } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import { words } from "../../core/words";
import { timelineWords } from "../../core/words/timeline";
import { Empty, Section } from "../../ui/facts";
import { Figure } from "../../ui/figure";
import { Sentence } from "../../ui/sentence";
import { Measured } from "../living-map/estimate";
import { useLasting } from "../living-map/showing";
import { department, nameOf } from "../who/number-words";
import styles from "./boards.module.css";

const MOST = 12;

/** Which ways customers take: as mapped, not as mapped, and where departments hand over. */
export function WaysBoard() {
  const { map } = useLasting();
  const { links, handovers } = map.page.overlay;
  const mapped = links.filter((row) => row.kind !== "desire");
  const desire = links.filter((row) => row.kind === "desire");
  return (
    <>
      <Section title={words.flows.desire} aside={count(desire.length)}>
        {desire.length === 0 ? (
          <Empty>{words.flows.noDesire}</Empty>
        ) : (
          <>
            {desire.slice(0, MOST).map((row) => (
              <Way key={row.key} row={row} map={map} />
            ))}
            {desire.length > MOST && (
              <p className="faint">{words.flows.other(desire.length - MOST)}</p>
            )}
          </>
        )}
      </Section>
      <Section title={words.flows.mapped} aside={count(mapped.length)}>
        {mapped.length === 0 ? (
          <Empty>{words.flows.none}</Empty>
        ) : (
          mapped.map((row) => <Way key={row.key} row={row} map={map} />)
        )}
      </Section>
      {handovers.length > 0 && (
        <Section title={words.flows.handovers}>
          {handovers.map((row) => (
            <Handover key={row.key} row={row} map={map} />
          ))}
        </Section>
      )}
    </>
  );
}

function Way({ row, map }: { readonly row: LinkRow; readonly map: LivingMap }) {
  const { show } = useLasting();
  const name = (ref: string) => nameOf(map, ref);
  const number = `links.${row.key}`;
  const kept = map.page.overlay.frames[0]?.population.total ?? 0;
  return (
    <div className={styles.way}>
      <button
        type="button"
        className={styles.ends}
        onClick={() => show({ selected: row.to, hasLinks: true }, true)}
      >
        {name(row.from)} <span aria-hidden="true">→</span> {name(row.to)}
      </button>
      <p className={styles.numbers}>
        {row.n === 0 ? (
          <span>{words.flows.neverSeen(count(kept))}</span>
        ) : (
          <>
            <Figure number={`${number}.n`}>{timelineWords.times(count(row.n), row.n)}</Figure>
            <Measured number={`${number}.share`} estimate={row.share} shows="main" />
            <span>
              <Wait number={number} estimate={row.wait} />
            </span>
          </>
        )}
      </p>
    </div>
  );
}

interface WaitProps {
  readonly number: string;
  readonly estimate: Estimate;
}

function Wait({ number, estimate }: WaitProps) {
  const shown = <Measured key="wait" number={`${number}.wait`} estimate={estimate} shows="main" />;
  return <Sentence said={words.flows.wait} parts={[shown]} />;
}

const KINDS = ["late", "silent", "re_ask", "bounce"] as const;

function Handover({ row, map }: { readonly row: HandoverRow; readonly map: LivingMap }) {
  const number = `handovers.${row.key}`;
  return (
    <div className={styles.way}>
      <p className={styles.plainEnds}>
        {department(map, row.from)} <span aria-hidden="true">→</span> {department(map, row.to)}
      </p>
      <p className={styles.numbers}>
        <span>
          <Sentence
            said={words.flows.broken}
            parts={[
              <Figure key="broken" number={`${number}.broken`}>
                {count(row.broken)}
              </Figure>,
              <Figure key="n" number={`${number}.n`}>
                {count(row.n)}
              </Figure>,
            ]}
          />
        </span>
        {KINDS.filter((kind) => row.kinds[kind] > 0).map((kind) => (
          <Figure key={kind} number={`${number}.kinds.${kind}`}>
            {words.flows.broke[kind](count(row.kinds[kind]))}
          </Figure>
        ))}
        <span>
          <Wait number={number} estimate={row.wait} />
        </span>
      </p>
    </div>
  );
}

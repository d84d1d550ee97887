import { ArrowRight } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { FindingRow } from "../../api/page";
import { day, unbroken } from "../../core/format";
import { refOfCell } from "../../core/reading";
import { findingWords, words } from "../../core/words";
import { Empty } from "../../ui/facts";
import { useLasting } from "../living-map/showing";
import { department } from "../who/number-words";
import { FindingNumber } from "./finding-number";
import styles from "./findings.module.css";

/** The worst first: what is wrong, for how many, who answers for it, what to do. */
export const Findings = memo(function Findings() {
  const { map } = useLasting();
  const { findings, frames } = map.page.overlay;
  if (findings.length === 0) {
    const isEmpty = (frames[0]?.population.total ?? 0) === 0;
    return <Empty>{isEmpty ? words.findings.noJourney : words.findings.none}</Empty>;
  }
  return (
    <ol className={styles.list} aria-label={words.findings.title}>
      {findings.map((finding, index) => (
        <InPanel key={finding.fingerprint} finding={finding} rank={index + 1} />
      ))}
    </ol>
  );
});

interface FindingProps {
  readonly finding: FindingRow;
  readonly rank: number;
}

/** A finding beside the map: its element is selected there. */
function InPanel({ finding, rank }: FindingProps) {
  const { map, show } = useLasting();
  const ref = refOfCell(map.page, finding.cell);
  const element = map.byRef.get(ref ?? "");
  return (
    <FindingLine
      finding={finding}
      rank={rank}
      place={
        element !== undefined && ref !== null ? (
          <button
            type="button"
            className={styles.jump}
            onClick={() => show({ selected: ref, tab: "overview" }, true)}
            title={words.findings.show}
          >
            {element.said.name}
          </button>
        ) : null
      }
    />
  );
}

interface LineProps extends FindingProps {
  /** the way to its place, on a line of its own */
  readonly place?: ReactNode;
  /** the same among its facts */
  readonly beside?: ReactNode;
}

/** One finding: what is wrong, what to do, who answers for it, for how many, and the way to its place. */
export function FindingLine({ finding, rank, place, beside }: LineProps) {
  const { map } = useLasting();
  return (
    <li className={styles.finding}>
      <span className={styles.rank}>{rank}</span>
      <div className={styles.body}>
        <p className={styles.sentence}>{unbroken(finding.sentence)}</p>
        {finding.suggestion !== "" && (
          <p className={styles.todo}>
            <ArrowRight size={13} strokeWidth={2.2} aria-hidden="true" />
            {finding.suggestion}
          </p>
        )}
        <p className={styles.facts}>
          <span className={styles.owner}>
            {finding.owner === null ? words.nobodyOwns : department(map, finding.owner)}
          </span>
          <span>{findingWords(finding.kind)}</span>
          <span>{words.findings.accounts(finding.accounts)}</span>
          <FindingNumber finding={finding} />
          {finding.since !== null && (
            <span>{words.findings.since(day(finding.since, map.timezone))}</span>
          )}
          {beside}
        </p>
        {place}
      </div>
    </li>
  );
}

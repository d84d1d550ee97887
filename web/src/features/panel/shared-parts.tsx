import type { DeviationRow, FindingRow, PainSaid } from "../../api/page";
import { count, DOT, unbroken } from "../../core/format";
import type { Touchpoint } from "../../core/reading";
import { deviationWords, words } from "../../core/words";
import { timelineWords } from "../../core/words/timeline";
import { BasisChip } from "../../ui/chip";
import { Section } from "../../ui/facts";
import { Figure } from "../../ui/figure";
import { Measured } from "../living-map/estimate";
import { useLasting } from "../living-map/showing";
import { nameOf } from "../who/number-words";
import styles from "./panel.module.css";

/** What deserves attention here, before everything else. */
export function FindingsHere({ findings }: { readonly findings: readonly FindingRow[] }) {
  return findings.map((finding) => (
    <div key={finding.fingerprint} className={styles.finding}>
      <p className={styles.name}>{unbroken(finding.sentence)}</p>
      {finding.suggestion !== "" && (
        <p className={styles.todo}>
          {words.findings.todo}: {finding.suggestion}
        </p>
      )}
    </div>
  ));
}

/** Where journeys leave the plan, by kind. */
export function Deviations({ rows }: { readonly rows: readonly DeviationRow[] }) {
  const { map } = useLasting();
  if (rows.length === 0) return null;
  const names = new Map(
    map.stages
      .flatMap((stage) => [
        ...stage.said.fail_points,
        ...stage.touchpoints.flatMap((one) => one.said.fail_points),
      ])
      .map((point) => [`fail_point:${point.key}`, point.name]),
  );
  return (
    <Section title={words.deviations}>
      {rows.map((row) => (
        <div key={row.key} className={styles.item}>
          <p className={styles.name}>{names.get(row.ref) ?? deviationWords(row.kind)}</p>
          <p className="faint">
            {deviationWords(row.kind)}:{" "}
            <Figure number={`deviations.${row.key}.journeys`}>
              {timelineWords.journeys(count(row.journeys), row.journeys)}
            </Figure>{" "}
            {DOT}
            <Measured number={`deviations.${row.key}.share`} estimate={row.share} />
          </p>
        </div>
      ))}
    </Section>
  );
}

/** What hurts customers here, and how we know. */
export function Pains({ pains }: { readonly pains: readonly PainSaid[] }) {
  if (pains.length === 0) return null;
  return (
    <Section title={words.pains}>
      {pains.map((pain) => (
        <div key={pain.key} className={styles.item}>
          <p>
            <span className={styles.name}>{pain.name}</span>{" "}
            <BasisChip basis={pain.basis} word={words.basis[pain.basis]} />
          </p>
          <p className="faint">
            {[
              pain.persona,
              pain.severity === null ? null : words.severity(pain.severity),
              pain.cause,
            ]
              .filter((part) => part !== null)
              .join(DOT)}
          </p>
        </div>
      ))}
    </Section>
  );
}

/** Where customers go from here, planned or not. */
export function Ways({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const { map } = useLasting();
  const ways = map.page.overlay.transitions
    .filter((row) => row.from === touchpoint.ref)
    .slice(0, 6);
  if (ways.length === 0) return null;
  return (
    <Section title={words.waysOn}>
      <ul>
        {ways.map((row) => (
          <li key={row.key} className={styles.pair}>
            <span>{nameOf(map, row.to)}</span>
            <Measured number={`transitions.${row.key}.p_out`} estimate={row.p_out} shows="main" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

import type { EvidenceLevel } from "../../api/page";
import { count, DOT } from "../../core/format";
import { isStage, type Stage, type Touchpoint } from "../../core/reading";
import { plainWords, words } from "../../core/words";
import { feelingName } from "../../core/words/vocabulary";
import { BasisChip } from "../../ui/chip";
import { Empty, Section } from "../../ui/facts";
import { Figure } from "../../ui/figure";
import type { Basis } from "../../ui/glyph";
import { Sentence } from "../../ui/sentence";
import styles from "./panel.module.css";

/** How we know what the map says here: events, answers, sources. */
export function EvidenceTab({ element }: { readonly element: Stage | Touchpoint }) {
  const { said } = element;
  const statements = statementsOf(element);
  return (
    <>
      <Section title={words.layers.observed}>
        <EventsBehind element={element} />
      </Section>
      <Section title={words.howWeKnow}>
        {statements.length === 0 ? (
          <Empty>{words.nobodySaid}</Empty>
        ) : (
          statements.map((one) => (
            <div key={one.key} className={styles.item}>
              <p>
                <span className={styles.name}>{one.says}</span>{" "}
                <BasisChip basis={one.basis} word={words.basis[one.basis]} />
              </p>
              <p className="faint">{one.ground === "" ? words.assumption : one.ground}</p>
            </div>
          ))
        )}
      </Section>
      <Section title={words.sources}>
        <Sources evidence={said.evidence} />
      </Section>
    </>
  );
}

function EventsBehind({ element }: { readonly element: Stage | Touchpoint }) {
  if (isStage(element)) {
    const row = element.measured;
    if (row === null) return <Empty>{words.connect}</Empty>;
    return (
      <p>
        <Sentence
          said={words.stageSeen}
          parts={[
            <Figure key="entered" number={`stages.${row.key}.entered`}>
              {count(row.entered)}
            </Figure>,
          ]}
        />
      </p>
    );
  }
  const row = element.measured;
  if (row === null || !element.said.is_bound) return <Empty>{words.unbound}</Empty>;
  return (
    <p>
      <Sentence
        said={words.touchpointSeen}
        parts={[
          <Figure key="events" number={`touchpoints.${row.key}.events`}>
            {count(row.events)}
          </Figure>,
          <Figure key="journeys" number={`touchpoints.${row.key}.journeys`}>
            {count(row.journeys)}
          </Figure>,
        ]}
      />
    </p>
  );
}

function Sources({ evidence }: { readonly evidence: EvidenceLevel }) {
  if (evidence.said.length === 0 && evidence.restricted === 0)
    return <Empty>{words.noEvidence}</Empty>;
  return (
    <>
      {evidence.said.map((one) => (
        <p key={one.name} className={styles.item}>
          <span className={styles.name}>{one.name}</span>{" "}
          <span className="faint">
            {[
              plainWords(one.kind),
              one.n === null ? null : words.said(count(one.n)),
              one.observed_on,
            ]
              .filter((part) => part !== null)
              .join(DOT)}
          </span>
        </p>
      ))}
      {evidence.restricted > 0 && <p className="faint">{words.restricted(evidence.restricted)}</p>}
    </>
  );
}

interface Statement {
  readonly key: string;
  readonly says: string;
  readonly basis: Basis;
  readonly ground: string;
}

function ground(one: {
  readonly n: number | null;
  readonly method: string | null;
  readonly period: string | null;
}): string {
  return [one.method, one.n === null ? null : words.said(count(one.n)), one.period]
    .filter((part) => part !== null)
    .join(DOT);
}

function statementsOf({ said }: Stage | Touchpoint): readonly Statement[] {
  const ratings = (["importance", "performance", "satisfaction", "effort"] as const).flatMap(
    (kind) =>
      [...(said[kind]?.internal ?? []), ...(said[kind]?.customer ?? [])].map(
        (one, index): Statement => ({
          key: `${kind}${index}`,
          says: `${kind} ${one.value}${one.segment === null ? "" : `, ${one.segment}`}`,
          basis: one.basis,
          ground: ground(one),
        }),
      ),
  );
  const felt = said.emotions.flatMap((emotion, place) =>
    emotion.elicited.map(
      (one, index): Statement => ({
        key: `felt${place}.${index}`,
        says: `${emotion.persona ?? words.customer}: ${feelingName(one.label)}`,
        basis: one.basis,
        ground: ground(one),
      }),
    ),
  );
  const pains = said.pains.map(
    (pain): Statement => ({
      key: pain.key,
      says: pain.name,
      basis: pain.basis,
      ground: pain.evidence.said.map((one) => one.name).join(", "),
    }),
  );
  return [...ratings, ...felt, ...pains];
}

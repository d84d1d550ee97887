import type { ReactNode } from "react";
import { count, DOT, moment, zonedMoment } from "../../core/format";
import { plainWords, words } from "../../core/words";
import { Facts, Section } from "../../ui/facts";
import { Measured } from "../living-map/estimate";
import { periodOf } from "../living-map/period";
import { useLasting } from "../living-map/showing";
import styles from "./boards.module.css";

const CLASSES = [
  "credited",
  "structural",
  "surplus",
  "unmatched",
  "ignored",
  "no_case",
  "no_unit",
  "many_cases",
] as const;
const MOST = 10;

/** On what all of this rests: every event accounted for, what the map explains, what was counted. */
export function DataBoard() {
  const { map } = useLasting();
  const { events, coverage } = map.page.overlay;
  const name = (ref: string) =>
    map.byRef.get(ref)?.said.name ?? plainWords(ref.slice(ref.indexOf(":") + 1));
  return (
    <>
      <Section title={words.data.title}>
        <p className={styles.balance}>
          {count(events.received)} {words.data.received} = {count(events.stored)}{" "}
          {words.data.stored} + {count(events.duplicate)} {words.data.duplicate} +{" "}
          {count(events.quarantined)} {words.data.quarantined}
        </p>
        {map.page.made.filters.length > 0 && <p className="faint">{words.data.ofAll}</p>}
        <Rows
          rows={CLASSES.filter((one) => events[one] > 0).map((one) => [
            words.data.classes[one],
            count(events[one]),
          ])}
        />
      </Section>
      <Section
        title={words.data.coverage}
        aside={<Measured number="coverage.share" estimate={coverage.share} shows="main" />}
      >
        <p className="faint">{words.data.mappedOf(count(coverage.mapped), count(coverage.of))}</p>
        <Rows
          rows={coverage.sources.map((source) => [
            `${words.data.source} ${source.key}`,
            words.ofAll(count(source.mapped), count(source.of)),
          ])}
        />
      </Section>
      {coverage.unmatched_names.length > 0 && (
        <Section title={words.data.unmatched}>
          <Rows
            rows={coverage.unmatched_names.slice(0, MOST).map((one) => [one.name, count(one.n)])}
          />
        </Section>
      )}
      {coverage.silent.length > 0 && (
        <Section title={words.data.silent}>
          <p>{coverage.silent.map(name).join(", ")}</p>
        </Section>
      )}
      {coverage.unbound.length > 0 && (
        <Section title={words.data.unbound}>
          <p>{coverage.unbound.map(name).join(", ")}</p>
        </Section>
      )}
      <Section title={words.data.howCounted}>
        <Counted />
      </Section>
    </>
  );
}

function Counted() {
  const { map } = useLasting();
  const { made, overlay } = map.page;
  const frame = overlay.frames[0];
  const computed = frame?.provenance.computed_at;
  return (
    <Facts
      facts={[
        { label: words.counting, value: plainWords(made.counted) },
        {
          label: words.period,
          value: periodOf(map),
        },
        ...made.filters.map((filter) => ({ label: filter.label, value: filter.value })),
        ...Object.entries(frame?.population.left_out ?? {}).map(([reason, n]) => ({
          label: words.leftOutLabel,
          value: `${count(n)} ${words.data.leftOut[reason] ?? plainWords(reason)}`,
        })),
        { label: words.dataLabel, value: words.dataTo(zonedMoment(made.data_to, map.timezone)) },
        computed === undefined
          ? null
          : {
              label: words.madeLabel,
              value: `${words.data.product(made.product, made.version)}, ${moment(computed, map.timezone)}`,
            },
        {
          label: words.mapLabel,
          value: `${map.page.map.key} ${words.version(map.page.map.version)}${DOT}${overlay.map.hash.slice(0, 8)}`,
        },
        { label: words.who.all, value: <code className={styles.code}>{made.show_all}</code> },
      ]}
    />
  );
}

function Rows({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <ul className={styles.rows}>
      {rows.map(([label, value]) => (
        <li key={label}>
          <span>{label}</span>
          <span>{value}</span>
        </li>
      ))}
    </ul>
  );
}

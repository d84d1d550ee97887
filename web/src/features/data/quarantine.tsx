import type { Schemas } from "../../core/client";
import { count } from "../../core/format";
import { dataWords as words } from "../../core/words/data";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import type { JobSaid } from "../start/use-start";
import styles from "./data.module.css";
import { LineTable } from "./line-table";
import { MappingText } from "./mapping-text";
import { useQuarantine, useTakeIn } from "./use-sources";

/** What was refused, why, and how it comes back. */
export function Quarantine({ onJob }: { readonly onJob: (job: JobSaid) => void }) {
  const found = useQuarantine();
  const replay = useTakeIn(onJob);
  const mayWrite = useMay("sources.write");
  const done = replay.data === undefined ? null : resultOf(replay.data);
  const has = found.data !== undefined && found.data.reasons.length > 0;
  if (!has && done === null) return null;
  return (
    <section className={styles.file} aria-label={words.quarantine.title}>
      <header className={styles.fileHead}>
        <h2>{words.quarantine.title}</h2>
        <span className="faint">{words.quarantine.said}</span>
      </header>
      {done !== null && <Notice kind="ok">{done}</Notice>}
      {replay.isError && <Notice kind="breach" problem={replay.error} />}
      {has && (
        <>
          <ul className={styles.reasons}>
            {found.data.reasons.map((reason) => (
              <li key={reason.code}>
                <strong>{count(reason.n)}</strong>
                <span>
                  {reason.sentence} <span className="faint">{reason.fix}</span>
                </span>
              </li>
            ))}
          </ul>
          <Refused said={found.data} />
          {mayWrite &&
            found.data.sources.map((one) => (
              <MappingText
                key={one.source}
                label={words.quarantine.mapping(one.source)}
                action={words.quarantine.again}
                mapping={one.mapping}
                isOpen={found.data.sources.length === 1}
                onUse={(mapping) => replay.mutate({ file: null, mapping })}
              />
            ))}
        </>
      )}
    </section>
  );
}

function Refused({ said }: { readonly said: Schemas["QuarantineSaid"] }) {
  const all = said.reasons.reduce((sum, reason) => sum + reason.n, 0);
  return (
    <>
      {all > said.rows.length && (
        <p className="faint">{words.quarantine.more(count(said.rows.length), count(all))}</p>
      )}
      <LineTable
        className={styles.refused}
        label={words.quarantine.rows}
        columns={[words.quarantine.line, words.quarantine.reason, words.quarantine.text]}
        lines={said.rows.map((row) => ({
          key: String(row.id),
          place: row.place,
          said: row.message,
          raw: row.raw,
        }))}
      />
    </>
  );
}

/** What became of the rows that were tried again. */
function resultOf(job: JobSaid): string | null {
  const { tried, stored, duplicate, still_refused: refused } = job.result ?? {};
  const counts = [tried, stored, duplicate, refused].map((one) =>
    typeof one === "number" ? count(one) : "",
  );
  const [first = "", second = "", third = "", fourth = ""] = counts;
  return first === "" ? null : words.quarantine.done(first, second, third, fourth);
}

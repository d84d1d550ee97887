import { useRef, useState } from "react";
import { editorWords } from "../../core/words/editor";
import { versionWords } from "../../core/words/versions";
import { Button } from "../../ui/button";
import { LinkButton } from "../../ui/link-button";
import { Select } from "../../ui/select";
import { TryAgain } from "../shell/try-again";
import { useStageNames } from "./use-stage-names";
import { type ChangeSaid, useDiff, type VersionSaid } from "./use-versions";
import { useWalk } from "./use-walk";
import styles from "./versions.module.css";

const words = versionWords.compare;

interface CompareProps {
  readonly journey: string;
  readonly versions: readonly VersionSaid[];
}

/** Two versions side by side, stage by stage, each difference in words; `N` and `P` walk over them. */
export function Compare({ journey, versions }: CompareProps) {
  const [before, setBefore] = useState(versions[1]?.version ?? "");
  const [after, setAfter] = useState(versions[0]?.version ?? "");
  const diff = useDiff(journey, before, after);
  const options = versions.map(({ version }) => ({ value: version, label: `v${version}` }));
  const changes = diff.data?.changes ?? [];
  return (
    <section className={styles.section}>
      <h2>{words.title}</h2>
      <div className={styles.verbs}>
        <Select
          label={editorWords.versions.before}
          value={before}
          options={options}
          onChange={setBefore}
        />
        <Select
          label={editorWords.versions.after}
          value={after}
          options={options}
          onChange={setAfter}
        />
        {before !== after && (
          <LinkButton
            to="/m/$journey"
            params={{ journey }}
            search={{ version: after, against: before }}
          >
            {words.open}
          </LinkButton>
        )}
      </div>
      {diff.isError && <TryAgain problem={diff.error} onAgain={diff.refetch} />}
      {(before === after || (diff.data !== undefined && changes.length === 0)) && (
        <p className="faint">{editorWords.versions.same}</p>
      )}
      {changes.length > 0 && before !== after && (
        <SideBySide journey={journey} before={before} after={after} changes={changes} />
      )}
    </section>
  );
}

interface SidesProps {
  readonly journey: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly ChangeSaid[];
}

function SideBySide({ journey, before, after, changes }: SidesProps) {
  const names = useStageNames(journey, after, before);
  const rows = useRef<HTMLTableElement>(null);
  const ordered = inOrder(changes, [...names.keys()]);
  const [at, go] = useWalk(ordered.length, (next) =>
    rows.current?.querySelectorAll<HTMLElement>("[data-change]")[next]?.focus(),
  );
  return (
    <>
      <p className={styles.verbs}>
        <Button onClick={() => go(-1)} title={words.previousHint}>
          {words.previous}
        </Button>
        <Button onClick={() => go(1)} title={words.nextHint}>
          {words.next}
        </Button>
        <span role="status">
          {at < 0 ? words.changes(ordered.length) : words.at(at + 1, ordered.length)}
        </span>
      </p>
      <div className={styles.scroll}>
        <table ref={rows} className={styles.sides}>
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
              <th scope="col">{words.before(before)}</th>
              <th scope="col">{words.after(after)}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((change) => (
              <tr
                key={`${change.kind} ${change.ref} ${change.sentence}`}
                data-change={change.ref}
                data-breaks={change.breaks}
                tabIndex={-1}
              >
                <th scope="row">
                  <span className="faint">
                    {change.stage === null
                      ? words.wholeMap
                      : (names.get(change.stage) ?? change.stage)}
                  </span>{" "}
                  {change.subject}
                  {change.what !== "" && `: ${change.what}`}
                </th>
                <td>{change.old ? change.old : <span className="faint">{words.nothing}</span>}</td>
                <td>
                  {change.new ? change.new : <span className="faint">{words.nothing}</span>}
                  {change.breaks !== "nothing" && (
                    <span className={styles.breaks}> {versionWords.breaks(change.breaks)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What is of the whole map first, then stage by stage as the journey goes. */
function inOrder(changes: readonly ChangeSaid[], order: readonly string[]): readonly ChangeSaid[] {
  const rank = (one: ChangeSaid) => (one.stage === null ? -1 : order.indexOf(one.stage));
  return [...changes].sort((one, other) => rank(one) - rank(other));
}

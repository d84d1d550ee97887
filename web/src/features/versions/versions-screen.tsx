import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { day } from "../../core/format";
import { editorWords as words } from "../../core/words/editor";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { Notice } from "../../ui/notice";
import { Select } from "../../ui/select";
import { useBeginDraft } from "../editor/use-draft";
import { useJourneys } from "../journeys/use-journeys";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { ChangeList } from "./change-list";
import { useDiff, useVersions, type VersionSaid } from "./use-versions";
import styles from "./versions.module.css";

const STATES: Readonly<Record<string, string>> = words.versions.states;

/** What was published when and why, what is being drawn, and what differs. */
export function VersionsScreen() {
  const params: { journey?: string } = useParams({ strict: false });
  const journey = params.journey ?? "";
  const versions = useVersions(journey);
  const journeys = useJourneys();
  const said = journeys.data?.find((one) => one.key === journey);
  return (
    <Screen
      title={said === undefined ? words.versions.title : `${said.name}: ${words.versions.title}`}
    >
      {versions.isError && <Notice kind="breach" problem={versions.error} />}
      <Drafts journey={journey} />
      {versions.data?.length === 0 && (
        <Notice kind="plain">
          <p>
            {words.versions.empty} {words.versions.emptyHint}
          </p>
        </Notice>
      )}
      <ul className={styles.list}>
        {versions.data?.map((version) => (
          <VersionCard key={version.version} journey={journey} version={version} />
        ))}
      </ul>
      {versions.data !== undefined && versions.data.length > 1 && (
        <Compare journey={journey} versions={versions.data} />
      )}
    </Screen>
  );
}

function Drafts({ journey }: { readonly journey: string }) {
  const journeys = useJourneys();
  const mayEdit = useMay("map.edit");
  const drafts = journeys.data?.find((one) => one.key === journey)?.drafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{words.versions.drafts}</h2>
      <ul className={styles.list}>
        {drafts.map((draft) => (
          <li key={draft.id} className={styles.card}>
            <strong>{draft.name}</strong>
            <span className="faint">
              {words.versions.changedAt(day(draft.changed_at, zoneHere()))}
            </span>
            <span className={styles.verbs}>
              <Link
                to="/m/$journey"
                params={{ journey }}
                search={{ draft: draft.id }}
                className={styles.verb}
              >
                {words.versions.open}
              </Link>
              {mayEdit && (
                <Link
                  to="/m/$journey/edit"
                  params={{ journey }}
                  search={{ draft: draft.id }}
                  className={styles.verb}
                >
                  {words.versions.continue}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CardProps {
  readonly journey: string;
  readonly version: VersionSaid;
}

function VersionCard({ journey, version }: CardProps) {
  const mayEdit = useMay("map.edit");
  const begin = useBeginDraft(journey);
  const navigate = useNavigate();
  const draw = (isToBe: boolean) =>
    begin.mutate(
      {
        name: isToBe ? words.versions.toBeName : words.versions.nextName,
        version: version.version,
        is_to_be: isToBe,
      },
      {
        onSuccess: (made) =>
          navigate({ to: "/m/$journey/edit", params: { journey }, search: { draft: made.id } }),
      },
    );
  const holds = version.valid_from !== null && version.valid_to === null;
  return (
    <li className={styles.card} data-version={version.version}>
      <strong>v{version.version}</strong>
      <span className={styles.chips}>
        <Chip>{STATES[version.state] ?? version.state}</Chip>
        {holds && <Chip>{words.versions.holds}</Chip>}
      </span>
      <p className={styles.note}>{version.note}</p>
      <span className="faint">
        {version.valid_from === null
          ? words.versions.never
          : words.versions.inForce(
              dateOf(version.valid_from),
              version.valid_to === null ? null : dateOf(version.valid_to),
            )}
        {" · "}
        {words.versions.by(day(version.published_at, zoneHere()))}
      </span>
      {begin.isError && <Notice kind="breach" problem={begin.error} />}
      <span className={styles.verbs}>
        <Link
          to="/m/$journey"
          params={{ journey }}
          search={{ version: version.version }}
          className={styles.verb}
        >
          {words.versions.open}
        </Link>
        {mayEdit && <Button onClick={() => draw(false)}>{words.versions.next}</Button>}
        {mayEdit && <Button onClick={() => draw(true)}>{words.versions.toBe}</Button>}
      </span>
    </li>
  );
}

interface CompareProps {
  readonly journey: string;
  readonly versions: readonly VersionSaid[];
}

/** Two versions side by side, in words. */
function Compare({ journey, versions }: CompareProps) {
  const [before, setBefore] = useState(versions[1]?.version ?? "");
  const [after, setAfter] = useState(versions[0]?.version ?? "");
  const diff = useDiff(journey, before, after);
  const options = versions.map(({ version }) => ({ value: version, label: `v${version}` }));
  return (
    <section className={styles.section}>
      <h2>{words.versions.compare}</h2>
      <div className={styles.verbs}>
        <Select
          label={words.versions.before}
          value={before}
          options={options}
          onChange={setBefore}
        />
        <Select label={words.versions.after} value={after} options={options} onChange={setAfter} />
      </div>
      {diff.isError && <Notice kind="breach" problem={diff.error} />}
      {before === after && <p className="faint">{words.versions.same}</p>}
      {diff.data !== undefined && (
        <ChangeList changes={diff.data.changes} empty={words.versions.same} />
      )}
    </section>
  );
}

/** A day that was written as a date, whatever the zone. */
function dateOf(date: string): string {
  return day(`${date}T00:00:00Z`, "UTC");
}

function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

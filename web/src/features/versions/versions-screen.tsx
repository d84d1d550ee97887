import { useParams } from "@tanstack/react-router";
import { day, zoneHere } from "../../core/format";
import { editorWords as words } from "../../core/words/editor";
import { LinkButton } from "../../ui/link-button";
import { Notice } from "../../ui/notice";
import { useJourneys } from "../journeys/use-journeys";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { TryAgain } from "../shell/try-again";
import { Compare } from "./compare";
import { RulesCard } from "./rules-card";
import { useVersions } from "./use-versions";
import { VersionCard } from "./version-card";
import styles from "./versions.module.css";

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
      {versions.isError && <TryAgain problem={versions.error} onAgain={versions.refetch} />}
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
          <VersionCard
            key={version.version}
            journey={journey}
            version={version}
            ruling={versions.data.find((one) => one.reign === "ruling")?.version}
          />
        ))}
      </ul>
      {versions.data !== undefined && versions.data.length > 1 && (
        <Compare journey={journey} versions={versions.data} />
      )}
      <RulesCard />
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
              <LinkButton to="/m/$journey" params={{ journey }} search={{ draft: draft.id }}>
                {words.versions.open}
              </LinkButton>
              {mayEdit && (
                <LinkButton to="/m/$journey/edit" params={{ journey }} search={{ draft: draft.id }}>
                  {words.versions.continue}
                </LinkButton>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Link } from "@tanstack/react-router";
import { appWords as words } from "../../core/words/app";
import { versionWords } from "../../core/words/versions";
import { LinkButton } from "../../ui/link-button";
import { Notice } from "../../ui/notice";
import { Screen } from "../shell/shell";
import { dateOf } from "../versions/when";
import styles from "./journeys.module.css";
import { useJourneys } from "./use-journeys";

/** Which journeys there are, which version of each holds, which drafts are open. */
export function JourneysScreen() {
  const journeys = useJourneys();
  return (
    <Screen
      title={words.journeys.title}
      actions={
        <LinkButton to="/start" kind="primary">
          {words.journeys.isNew}
        </LinkButton>
      }
    >
      {journeys.isError && <Notice kind="breach" problem={journeys.error} />}
      {journeys.data?.length === 0 && <p className="faint">{words.journeys.empty}</p>}
      <ul className={styles.list}>
        {journeys.data?.map((journey) => (
          <li key={journey.key}>
            <Link to="/m/$journey" params={{ journey: journey.key }} className={styles.card}>
              <strong>{journey.name}</strong>
              <span className="faint">
                {journey.in_force === null
                  ? words.journeys.none
                  : words.journeys.inForce(journey.in_force)}
                {journey.coming !== null &&
                  journey.coming_on !== null &&
                  ` · ${versionWords.coming(journey.coming, dateOf(journey.coming_on))}`}
                {journey.drafts.length > 0 && ` · ${words.journeys.drafts(journey.drafts.length)}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

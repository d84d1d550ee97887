import { Link, useParams, useSearch } from "@tanstack/react-router";
import { appWords } from "../../core/words/app";
import { customerWords } from "../../core/words/customers";
import { Section } from "../../ui/facts";
import { firstOf, useJourneys } from "../journeys/use-journeys";
import { NoRight } from "../session/no-right";
import { useNotices } from "../session/use-notices";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { TryAgain } from "../shell/try-again";
import styles from "./account.module.css";
import { AccountJourneyCard } from "./account-journey";
import { ChannelLanes } from "./channel-lanes";
import { Contacts } from "./contacts";
import { Elsewhere } from "./elsewhere";
import { type AccountJourney, type AccountSaid, useAccount } from "./use-account";

const words = customerWords.account;

/** Where is this customer, who is involved, what happened, what comes next? */
export function AccountScreen() {
  const may = useMay("customers.read");
  const { account } = useParams({ from: "/inside/accounts/$account" });
  const search = useSearch({ from: "/inside/accounts/$account" });
  const journeys = useJourneys();
  const journey = search.journey ?? firstOf(journeys.data)?.key ?? null;
  const found = useAccount(journey, account, may);
  useNotices((kind) => {
    if (kind === "care.changed" || kind === "snapshot.ready" || kind === "resync") found.refetch();
  });
  const name = found.data?.name ?? found.data?.account ?? account;
  return (
    <Screen
      title={may ? name : words.title}
      isWide
      actions={
        journey !== null && (
          <Link to="/m/$journey/open" params={{ journey }}>
            {words.back}
          </Link>
        )
      }
    >
      {!may && <NoRight right="customers.read" />}
      {found.isError && <TryAgain problem={found.error} onAgain={found.refetch} />}
      {may && found.isPending && (
        <p className="faint" role="status">
          {appWords.loading}: {words.loading}
        </p>
      )}
      {found.data !== undefined && journey !== null && (
        <Whole said={found.data} journey={journey} />
      )}
    </Screen>
  );
}

/** The journeys, the worst of the open ones first, then the newest; beside them who was there. */
function Whole({ said, journey }: { readonly said: AccountSaid; readonly journey: string }) {
  const journeys = [...said.journeys].sort(
    (a, b) => weight(a) - weight(b) || Date.parse(b.started_at) - Date.parse(a.started_at),
  );
  return (
    <div className={styles.whole}>
      <div className={styles.main}>
        <ChannelLanes said={said} />
        {journeys.length === 0 && <p className="faint">{words.noJourney}</p>}
        {journeys.map((one, place) => (
          <AccountJourneyCard
            key={one.case}
            said={said}
            journey={journey}
            one={one}
            isFirst={place === 0}
          />
        ))}
        {said.elsewhere.length > 0 && <Elsewhere said={said} />}
      </div>
      <aside className={styles.aside}>
        <Section title={words.contacts}>
          <Contacts said={said} />
        </Section>
      </aside>
    </div>
  );
}

const WEIGHTS = { stuck: 0, dead_end: 0, slow: 1, unknown: 2, on_track: 2 } as const;
const ENDED = 3;

function weight(journey: AccountJourney): number {
  return journey.stands === null ? ENDED : WEIGHTS[journey.stands.state];
}

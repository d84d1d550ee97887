import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { count } from "../../core/format";
import { atlasWords } from "../../core/words/atlas";
import { useHere } from "../session/workspace";
import styles from "./market-strip.module.css";
import { type AtlasEntry, healthQuery, type MarketPlace } from "./use-atlas";

const words = atlasWords.market;
const STATES = ["addressable", "obtainable", "active", "customer", "lapsed"] as const;

interface Place extends MarketPlace {
  readonly journey: string;
  readonly journeyName: string;
}

/** Where in the market the open journeys of all maps stand, as far as the maps say it. */
export function MarketStrip({ entries }: { readonly entries: readonly AtlasEntry[] }) {
  const { workspace } = useHere();
  const found = useQueries({ queries: entries.map((one) => healthQuery(workspace.id, one)) });
  const measured = found.flatMap(({ data }, at) => {
    const entry = entries[at];
    return data === undefined || entry === undefined ? [] : [{ entry, health: data }];
  });
  const isPart = found.some((one) => one.isFetching);
  const nothing = isPart ? atlasWords.health.loading : atlasWords.health.none;
  const places: readonly Place[] = measured.flatMap(({ entry, health }) =>
    health.market.map((one) => ({ ...one, journey: entry.key, journeyName: entry.name })),
  );
  const open = measured.reduce((sum, { health }) => sum + health.open_now, 0);
  const told = places.reduce((sum, one) => sum + one.open_now, 0);
  return (
    <section className={styles.strip} aria-label={words.title} aria-busy={isPart} data-market>
      <h2>{words.title}</h2>
      <ol className={styles.states}>
        {STATES.map((state) => (
          <li key={state} data-state={state}>
            <span className={styles.state}>{words.states[state]}</span>
            <StateCell
              places={places.filter((one) => one.state === state)}
              none={measured.length === 0 ? nothing : words.notSaid}
            />
          </li>
        ))}
      </ol>
      <p className="faint" role="status">
        {measured.length > 0 && words.said(count(open))} {open > told && words.unsaid(open - told)}
      </p>
    </section>
  );
}

/** How many stand there; who they are, by the stage they stand in. */
function StateCell({ places, none }: { readonly places: readonly Place[]; readonly none: string }) {
  const [first, ...others] = places;
  if (first === undefined) return <span className={styles.none}>{none}</span>;
  const open = places.reduce((sum, one) => sum + one.open_now, 0);
  const n = count(open);
  if (open === 0) return <span className={styles.none}>{n}</span>;
  if (others.length === 0)
    return (
      <StageLink place={first} className={styles.n}>
        {n}
      </StageLink>
    );
  return (
    <details>
      <summary className={styles.n}>{n}</summary>
      <ul className={styles.places}>
        {places.map((one) => (
          <li key={`${one.journey}:${one.stage}`}>
            <StageLink place={one}>{words.place(one.name, count(one.open_now))}</StageLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface StageLinkProps {
  readonly place: Place;
  readonly className?: string | undefined;
  readonly children: string;
}

/** To the list of who stands in a stage now. */
function StageLink({ place, className, children }: StageLinkProps) {
  return (
    <Link
      to="/m/$journey"
      params={{ journey: place.journey }}
      hash={`who=stages.${place.stage}.open_now`}
      className={className}
      title={words.who(place.name, place.journeyName)}
    >
      {children}
      <span className="unseen">, {words.who(place.name, place.journeyName)}</span>
    </Link>
  );
}

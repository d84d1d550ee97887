import { count, day, number } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import { voiceWords as words } from "../../core/words/voice";
import { Empty } from "../../ui/facts";
import { Select } from "../../ui/select";
import { OnMap } from "../journey-frame/on-map";
import { useAddress } from "../journey-frame/use-address";
import { useShowing } from "../living-map/showing";
import { NoRight } from "../session/no-right";
import { useMay } from "../session/workspace";
import { TryAgain } from "../shell/try-again";
import { useVerbatims, type Verbatim } from "./use-verbatims";
import styles from "./voice.module.css";

interface VerbatimsProps {
  readonly stage: string | undefined;
  readonly onStage: (stage: string | undefined) => void;
}

/** What customers wrote, by touchpoint; text and nothing but text. */
export function Verbatims({ stage, onStage }: VerbatimsProps) {
  const { map } = useShowing();
  const { journey, scope } = useAddress();
  const may = useMay("customers.read");
  const found = useVerbatims(journey, scope, may);
  const all = found.data?.listed ?? [];
  const shown = stage === undefined ? all : all.filter((one) => one.stage === stage);
  return (
    <section className={styles.words} aria-label={words.words}>
      <div className={styles.wordsHead}>
        <h2>{words.words}</h2>
        {all.length > 0 && (
          <Select
            label={words.filter}
            value={stage ?? ""}
            onChange={(key) => onStage(key || undefined)}
            options={[
              { value: "", label: words.all },
              ...map.stages.map(({ said }) => ({ value: said.key, label: said.name })),
            ]}
          />
        )}
      </div>
      {!may && <NoRight right="customers.read" />}
      {may && found.isPending && <p role="status">{words.loading}</p>}
      {found.isError && <TryAgain problem={found.error} onAgain={found.refetch} />}
      {found.data !== undefined &&
        (shown.length === 0 ? (
          <Empty>{all.length === 0 ? words.noWords : words.noWordsHere}</Empty>
        ) : (
          <>
            <p className="faint">{words.wordsSaid}</p>
            {byTouchpoint(shown).map(([key, spoken]) => (
              <Place key={key} place={key} spoken={spoken} map={map} />
            ))}
            {found.data.left_out > 0 && (
              <p className="faint">{words.leftOut(count(found.data.left_out))}</p>
            )}
          </>
        ))}
    </section>
  );
}

/** Those of one touchpoint together, in the order of the latest. */
function byTouchpoint(spoken: readonly Verbatim[]): readonly [string, readonly Verbatim[]][] {
  const found = new Map<string, Verbatim[]>();
  for (const one of spoken) {
    const place =
      one.touchpoint !== null
        ? `touchpoint:${one.touchpoint}`
        : one.stage !== null
          ? `stage:${one.stage}`
          : "";
    found.set(place, [...(found.get(place) ?? []), one]);
  }
  return [...found];
}

interface PlaceProps {
  readonly place: string;
  readonly spoken: readonly Verbatim[];
  readonly map: LivingMap;
}

function Place({ place, spoken, map }: PlaceProps) {
  const name = map.byRef.get(place)?.said.name ?? words.elsewhere;
  return (
    <section className={styles.place} aria-label={name} data-place={place}>
      <h3>
        {name} <span className={styles.n}>{count(spoken.length)}</span>
        {place !== "" && <OnMap element={place} name={name} />}
      </h3>
      <ul>
        {spoken.map((one) => (
          <li key={`${one.said_at}${one.words}`} className={styles.verbatim}>
            <blockquote>{one.words}</blockquote>
            <p className={styles.by}>
              <Scored one={one} />
              <span>{one.account ?? words.unnamed}</span>
              <span>{day(one.said_at, map.timezone)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The score that came with the words. */
function Scored({ one }: { readonly one: Verbatim }) {
  const best = one.scale?.[1];
  if (one.kind === null || one.score === null || best === undefined) return null;
  return (
    <span>
      {words.scored(
        one.kind.toUpperCase(),
        number(one.score, 1, { trim: true }),
        number(best, 1, { trim: true }),
      )}
    </span>
  );
}

import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { holds } from "../../core/format";
import { stated } from "../../core/scope";
import { appWords } from "../../core/words/app";
import { libraryWords as words } from "../../core/words/library";
import { Empty } from "../../ui/facts";
import { Select } from "../../ui/select";
import { type TabOption, Tabs } from "../../ui/tabs";
import { firstOf, useJourneys } from "../journeys/use-journeys";
import { useLetters } from "../keys/use-letters";
import { useLivingMap } from "../measured/use-living-map";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { TryAgain } from "../shell/try-again";
import { EntryCard } from "./entry-card";
import styles from "./library.module.css";
import { type LibraryPart, type LibrarySearch, PARTS, readLibrarySearch } from "./library-search";
import { type Entry, useLibrary } from "./use-library";
import { WordsPart } from "./words-part";

const NO_ENTRIES: readonly Entry[] = [];
const EVERYTHING = {};

/** What our words mean, and who and what a map speaks of. */
export function LibraryScreen() {
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const search = readLibrarySearch(raw);
  const navigate = useNavigate();
  const journeys = useJourneys().data;
  const journey = search.journey ?? firstOf(journeys)?.key ?? null;
  const library = useLibrary(journey);
  const mayEdit = useMay("map.edit");
  const part = search.kind ?? "glossary";
  const find = search.find ?? "";
  const change = (next: Partial<LibrarySearch>) =>
    void navigate({
      to: ".",
      search: stated({ ...search, ...next }),
      replace: true,
    });
  const entries = library.data ?? NO_ENTRIES;
  const tabs: readonly TabOption<LibraryPart>[] = PARTS.map((value) => ({
    value,
    label: words.kinds[value],
    count: value === "glossary" ? null : entries.filter((one) => one.kind === value).length || null,
  }));
  return (
    <Screen title={words.title} isWide>
      <div className={styles.bar}>
        <FindField value={find} onChange={(text) => change({ find: text || undefined })} />
        {journeys !== undefined && journeys.length > 0 && (
          <Select
            label={words.journey}
            value={journey ?? ""}
            onChange={(key) => change({ journey: key })}
            options={journeys.map((one) => ({ value: one.key, label: one.name }))}
          />
        )}
      </div>
      {!mayEdit && <p className="faint">{words.readOnly}</p>}
      <Tabs
        label={words.kindsOf}
        isFlush
        tabs={tabs}
        value={part}
        onChange={(kind) => change({ kind: kind === "glossary" ? undefined : kind })}
      >
        {part === "glossary" ? (
          <WordsPart find={find} />
        ) : journey === null ? (
          <Empty>{words.noJourney}</Empty>
        ) : library.isError ? (
          <TryAgain problem={library.error} onAgain={library.refetch} />
        ) : library.isPending ? (
          <p role="status">{appWords.loading}</p>
        ) : (
          <Entries
            journey={journey}
            entries={entries.filter((one) => one.kind === part)}
            find={find}
          />
        )}
      </Tabs>
    </Screen>
  );
}

interface FindProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** What is looked for; `/` goes there. */
function FindField({ value, onChange }: FindProps) {
  const field = useRef<HTMLInputElement>(null);
  useLetters((letter, event) => {
    if (letter !== "/") return;
    event.preventDefault();
    field.current?.focus();
  });
  return (
    <input
      ref={field}
      type="search"
      className={styles.find}
      aria-label={words.find}
      placeholder={words.find}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface EntriesProps {
  readonly journey: string;
  readonly entries: readonly Entry[];
  readonly find: string;
}

function Entries({ journey, entries, find }: EntriesProps) {
  const isSized = entries.some((one) => one.kind === "segment");
  const living = useLivingMap(journey, EVERYTHING, isSized);
  const sizes = living.data?.overlay.segments ?? [];
  const shown = entries.filter((one) =>
    holds([one.name, one.note, ...one.facts.flatMap((fact) => fact.values)], find),
  );
  if (entries.length === 0) return <Empty>{words.none}</Empty>;
  if (shown.length === 0) return <Empty>{words.noMatch(find)}</Empty>;
  return (
    <ul className={styles.entries}>
      {shown.map((entry) => (
        <EntryCard
          key={`${entry.kind}:${entry.key}`}
          journey={journey}
          entry={entry}
          size={sizes.find((row) => entry.kind === "segment" && row.key === entry.key) ?? null}
        />
      ))}
    </ul>
  );
}

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { SegmentRow } from "../../api/page";
import { count } from "../../core/format";
import { libraryWords as words } from "../../core/words/library";
import { Button } from "../../ui/button";
import { type Fact, Facts } from "../../ui/facts";
import { useMay } from "../session/workspace";
import { EntryForm } from "./entry-form";
import styles from "./library.module.css";
import type { Entry } from "./use-library";

interface EntryCardProps {
  readonly journey: string;
  readonly entry: Entry;
  /** of a segment, once it is measured */
  readonly size: SegmentRow | null;
}

/** One thing that the map speaks of: what is stated of it, and where it is used. */
export function EntryCard({ journey, entry, size }: EntryCardProps) {
  const mayEdit = useMay("map.edit");
  const [isEdited, setEdited] = useState(false);
  const facts: readonly (Fact | null)[] = [
    entry.kind === "segment"
      ? { label: words.kinds.segment, value: <Size journey={journey} size={size} /> }
      : null,
    entry.note === null ? null : { label: words.note, value: entry.note },
    ...entry.facts.map((fact) => ({
      label: words.fact(fact.name),
      value: <Values values={fact.values.map((one) => words.value(fact.name, one))} />,
    })),
    entry.owner === null ? null : { label: words.owner, value: entry.owner },
    { label: words.usedWhere, value: <Uses journey={journey} entry={entry} /> },
  ];
  return (
    <li className={styles.entry} data-entry={`${entry.kind}:${entry.key}`}>
      <div className={styles.entryHead}>
        <h2>{entry.name}</h2>
        {mayEdit && !entry.is_shared && !isEdited && (
          <Button label={words.editOf(entry.name)} onClick={() => setEdited(true)}>
            {words.edit}
          </Button>
        )}
      </div>
      {entry.is_shared && <p className="faint">{words.shared}</p>}
      {isEdited && <EntryForm journey={journey} entry={entry} onClose={() => setEdited(false)} />}
      <Facts facts={facts} />
    </li>
  );
}

function Values({ values }: { readonly values: readonly string[] }) {
  if (values.length === 1) return <>{values[0]}</>;
  return (
    <ul className={styles.values}>
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
}

/** How many belong to a segment, and whether they may be compared. */
function Size({ journey, size }: { readonly journey: string; readonly size: SegmentRow | null }) {
  if (size === null) return <>{words.noSize}</>;
  return (
    <>
      {words.size(size.accounts, count(size.journeys), count(size.open_now))}
      {!size.comparable && size.accounts > 0 && (
        <span className={styles.few}>{words.notCompared}</span>
      )}
      {size.journeys > 0 && (
        <>
          {" "}
          <Link
            to="/m/$journey"
            search={{ segment: size.key }}
            params={{ journey }}
            hash={`who=segments.${size.key}.journeys`}
          >
            {words.see}
          </Link>
        </>
      )}
    </>
  );
}

function Uses({ journey, entry }: { readonly journey: string; readonly entry: Entry }) {
  if (entry.used_by.length === 0) return <span className="faint">{words.unused}</span>;
  return (
    <ul className={styles.uses}>
      {entry.used_by.map((use) => (
        <li key={use.ref}>
          {/^(stage|touchpoint):/.test(use.ref) ? (
            <Link to="/m/$journey" params={{ journey }} search={{}} hash={`sel=${use.ref}`}>
              {use.name}
            </Link>
          ) : (
            use.name
          )}
        </li>
      ))}
    </ul>
  );
}

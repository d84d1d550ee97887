import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { DOT, day } from "../../core/format";
import { atlasWords as words } from "../../core/words/atlas";
import { segmentWords } from "../../core/words/segments";
import { cx } from "../../ui/names";
import { useScreenKeys } from "../keys/key-list";
import { useLetters } from "../keys/use-letters";
import { HealthCell, MappedCell } from "./health-cells";
import styles from "./journeys.module.css";
import { PutAway, type PutAwayOrBack } from "./put-away";
import { rowsOf, type TreeRow } from "./tree";
import { type AtlasEntry, useHealth } from "./use-atlas";
import { VersionLine } from "./version-line";

const KEYS = {
  title: words.keysTitle,
  rows: [
    ["↑ ↓", words.keyRows.walk],
    ["← →", words.keyRows.fold],
    ["Enter", words.keyRows.open],
    ["/", words.keyRows.find],
    ["N", words.keyRows.isNew],
  ],
} as const;
const COLUMNS = ["journey", "owner", "review", "health", "coverage"] as const;
const UTC = "UTC";

interface AtlasProps {
  readonly entries: readonly AtlasEntry[];
  readonly moving: PutAwayOrBack;
}

/** The journeys as a tree: whose each is, when its map is looked at again, how it is. */
export function Atlas({ entries, moving }: AtlasProps) {
  const [text, setText] = useState("");
  const [folded, fold] = useState<ReadonlySet<string>>(new Set());
  const navigate = useNavigate();
  const find = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useScreenKeys(KEYS);
  useLetters((letter, event) => {
    if (letter === "/") {
      event.preventDefault();
      find.current?.focus();
    }
    if (letter === "n") void navigate({ to: "/start" });
  });
  const rows = rowsOf(entries, folded, text);
  const setOpen = (key: string, isOpen: boolean) =>
    fold((before) => new Set(isOpen ? [...before].filter((one) => one !== key) : [...before, key]));
  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a[data-journey]") ?? [])];
    const here = links.findIndex((one) => one.matches(":focus"));
    const row = rows[here];
    if (row === undefined) return;
    const next = nextRow(event.key, rows, here);
    if (event.key === "ArrowRight" && row.hasParts && !row.isOpen) setOpen(row.entry.key, true);
    else if (event.key === "ArrowLeft" && row.isOpen) setOpen(row.entry.key, false);
    else if (next !== null) links[next]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <p className={styles.find}>
        <input
          ref={find}
          type="search"
          aria-label={words.filter}
          placeholder={words.filterHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="faint" role="status">
          {rows.length === 0 ? words.none : words.said(rows.length)}
        </span>
        <span className="faint keyed">{words.keys}</span>
      </p>
      <div className={styles.heads} aria-hidden="true">
        {COLUMNS.map((column) => (
          <span key={column}>{words.columns[column]}</span>
        ))}
      </div>
      <ul ref={list} className={styles.list} aria-label={words.list} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <Row key={row.entry.key} row={row} onOpen={setOpen} moving={moving} />
        ))}
      </ul>
    </>
  );
}

/** Where an arrow leads: the row above or below, the first part, the whole; null where it leads nowhere. */
function nextRow(key: string, rows: readonly TreeRow<AtlasEntry>[], here: number): number | null {
  const row = rows[here];
  if (row === undefined) return null;
  switch (key) {
    case "ArrowDown":
      return here + 1 < rows.length ? here + 1 : null;
    case "ArrowUp":
      return here > 0 ? here - 1 : null;
    case "ArrowRight":
      return row.isOpen ? here + 1 : null;
    case "ArrowLeft": {
      const whole = rows.findIndex((one) => one.entry.key === row.entry.parent);
      return whole < 0 ? null : whole;
    }
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    default:
      return null;
  }
}

interface RowProps {
  readonly row: TreeRow<AtlasEntry>;
  readonly onOpen: (key: string, isOpen: boolean) => void;
  readonly moving: PutAwayOrBack;
}

function Row({ row: { entry, depth, hasParts, isOpen }, onOpen, moving }: RowProps) {
  const health = useHealth(entry);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li className={styles.row} data-entry={entry.key} data-depth={depth}>
      <div className={styles.name} style={{ paddingInlineStart: `${depth * INDENT}px` }}>
        {hasParts ? (
          <button
            type="button"
            className={styles.fold}
            aria-label={words.parts(entry.name)}
            aria-expanded={isOpen}
            onClick={() => onOpen(entry.key, !isOpen)}
          >
            <Chevron size={14} strokeWidth={2} aria-hidden="true" />
          </button>
        ) : (
          <span className={styles.fold} />
        )}
        <div className={styles.told}>
          <Link
            to="/m/$journey"
            params={{ journey: entry.key }}
            className={styles.open}
            data-journey={entry.key}
          >
            {entry.name}
          </Link>
          <p className="faint">
            {words.stages(entry.stages)}
            {DOT}
            {words.touchpoints(entry.touchpoints)}
            {DOT}
            <VersionLine journey={entry.key} />
          </p>
          <p className="faint">
            <Link to="/m/$journey/segments" params={{ journey: entry.key }}>
              {segmentWords.compare}
              <span className="unseen">: {entry.name}</span>
            </Link>
          </p>
        </div>
        <PutAway journey={entry.key} name={entry.name} moving={moving} />
      </div>
      <p className={cx(entry.owner === null && "faint")} data-head={words.columns.owner}>
        {entry.owner ?? words.nobody}
      </p>
      <p data-head={words.columns.review}>{reviewSaid(entry)}</p>
      <div data-head={words.columns.health}>
        <HealthCell health={health} journey={entry.key} />
      </div>
      <div data-head={words.columns.coverage}>
        <MappedCell health={health} journey={entry.key} />
      </div>
    </li>
  );
}

const INDENT = 20;

function reviewSaid(entry: AtlasEntry): string {
  if (entry.review_due_on === null) return words.review.never;
  const due = day(entry.review_due_on, UTC);
  return entry.is_review_due ? words.review.due(due) : due;
}

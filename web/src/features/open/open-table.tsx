import { type KeyboardEvent, useRef } from "react";
import { letterOf } from "../../core/keys";
import { customerWords } from "../../core/words/customers";
import { CardTable } from "../../ui/card-table";
import styles from "./open.module.css";
import { OpenRow } from "./open-row";
import type { OpenCustomer, OpenList } from "./use-open";

const { columns } = customerWords.open;
const FIELDS: Readonly<Record<string, string>> = {
  a: "[data-care=assignee]",
  d: "[data-care=due]",
  n: "[data-care=note]",
};

interface TableProps {
  readonly journey: string;
  readonly list: OpenList;
  readonly rows: readonly OpenCustomer[];
}

/** The customers as a table, the worst and oldest first; J and K walk it, letters open a field. */
export function OpenTable({ journey, list, rows }: TableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  return (
    <CardTable className={styles.table}>
      <thead>
        <tr>
          {Object.entries(columns).map(([key, name]) => (
            <th key={key} scope="col" className={styles[key]}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={(event) => walk(event, body.current)}>
        {rows.map((row) => (
          <OpenRow key={row.case} journey={journey} list={list} row={row} />
        ))}
      </tbody>
    </CardTable>
  );
}

/** Single keys on a row; never while somebody writes or holds a modifier. */
function walk(event: KeyboardEvent, body: HTMLElement | null): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = target.closest("tr");
  if (event.key === "Escape" && target.matches("[data-care]")) {
    row?.querySelector<HTMLElement>("a")?.focus();
    return;
  }
  const letter = letterOf(event.nativeEvent);
  if (letter === null || body === null || row === null) return;
  const rows = [...body.querySelectorAll("tr[data-case]")];
  const step = { j: 1, k: -1 }[letter];
  const field = FIELDS[letter];
  if (step !== undefined) {
    rows[rows.indexOf(row) + step]?.querySelector<HTMLElement>("a")?.focus();
  } else if (field !== undefined) {
    row.querySelector<HTMLElement>(field)?.focus();
  } else {
    return;
  }
  event.preventDefault();
}

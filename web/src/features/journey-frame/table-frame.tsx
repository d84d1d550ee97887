import type { ReactNode } from "react";
import { cx } from "../../ui/names";
import { ScrollRegion } from "../../ui/scroll-region";
import styles from "./table-frame.module.css";

interface Column {
  readonly key: string;
  readonly name: string;
  readonly isNumber?: boolean;
}

interface TableRow {
  readonly key: string;
  /** the first cell names the row */
  readonly cells: readonly ReactNode[];
}

interface TableFrameProps {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** A table of numbers; on a narrow screen it scrolls by itself, with the names of its rows in place. */
export function TableFrame({ name, columns, rows }: TableFrameProps) {
  return (
    <ScrollRegion className={styles.scroll} label={name}>
      <table className={styles.table}>
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cx(column.isNumber === true && styles.number)}
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-row={row.key}>
              {row.cells.map((cell, place) => {
                const column = columns[place];
                if (column === undefined) return null;
                return place === 0 ? (
                  <th key={column.key} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column.key} className={cx(column.isNumber === true && styles.number)}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

import type { ReactNode } from "react";
import { CardTable } from "../../ui/card-table";
import styles from "./admin.module.css";

/** One row: a key, and what stands in each column. */
export interface TableRow<K extends string> {
  readonly key: string;
  readonly cells: Readonly<Record<K, ReactNode>>;
}

interface TableProps<K extends string> {
  readonly label: string;
  readonly columns: Readonly<Record<K, string>>;
  readonly order: readonly K[];
  readonly rows: readonly TableRow<K>[];
}

/** A plain table; on a narrow screen every row is a card. */
export function AdminTable<K extends string>({ label, columns, order, rows }: TableProps<K>) {
  return (
    <CardTable className={styles.table} label={label}>
      <thead>
        <tr>
          {order.map((column) =>
            columns[column] === "" ? (
              <td key={column} />
            ) : (
              <th key={column} scope="col">
                {columns[column]}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-row={row.key}>
            {order.map((column) => (
              <td key={column} data-label={columns[column] || undefined}>
                {row.cells[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </CardTable>
  );
}

/** Its place while nothing is known yet. */
export function TableBones({ label }: { readonly label: string }) {
  return (
    <div className={styles.bones} role="status" aria-label={label}>
      {["first", "second", "third"].map((bone) => (
        <span key={bone} className={styles.bone} />
      ))}
    </div>
  );
}

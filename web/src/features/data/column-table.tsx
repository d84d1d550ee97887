import { count, percent } from "../../core/format";
import { dataWords as words } from "../../core/words/data";
import styles from "./data.module.css";
import { COLUMN_ROLES, type ColumnRole, type ColumnSaid } from "./use-sources";

interface ColumnTableProps {
  readonly columns: readonly ColumnSaid[];
  readonly isBusy: boolean;
  readonly onRole: (column: string, role: ColumnRole) => void;
}

/** Every column of a file with its first values, and what it is taken for. */
export function ColumnTable({ columns, isBusy, onRole }: ColumnTableProps) {
  const rows = columns[0]?.rows ?? 0;
  return (
    <div className={styles.part}>
      <h3>
        {words.file.columns} <span className="faint">{words.file.rows(count(rows))}</span>
      </h3>
      <div className={styles.scroll} aria-busy={isBusy}>
        <table className={styles.columns}>
          <thead>
            <tr>
              <th scope="col">{words.file.column}</th>
              <th scope="col">{words.file.takenFor}</th>
              <th scope="col">{words.file.values}</th>
              <th scope="col" className={styles.number}>
                {words.file.filled}
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name} data-column={column.name}>
                <th scope="row">{column.name}</th>
                <td>
                  <RoleSelect column={column} isBusy={isBusy} onRole={onRole} />
                </td>
                <td className={styles.values}>
                  {column.samples.length === 0
                    ? words.file.noValues
                    : column.samples.map((sample) => <code key={sample}>{sample}</code>)}
                </td>
                <td className={styles.number}>
                  {rows > 0 ? percent(column.filled / rows) : count(0)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface RoleSelectProps {
  readonly column: ColumnSaid;
  readonly isBusy: boolean;
  readonly onRole: (column: string, role: ColumnRole) => void;
}

function RoleSelect({ column, isBusy, onRole }: RoleSelectProps) {
  // what only the text can say is shown, and never offered
  const offered = COLUMN_ROLES.filter((role) => role !== "other" || column.role === "other");
  return (
    <select
      aria-label={`${words.file.takenFor}: ${column.name}`}
      value={column.role}
      disabled={isBusy}
      data-role={column.role}
      onChange={(event) => {
        const role = offered.find((one) => one === event.target.value);
        if (role !== undefined && role !== "other") onRole(column.name, role);
      }}
    >
      {offered.map((role) => (
        <option key={role} value={role}>
          {words.roles[role]}
        </option>
      ))}
    </select>
  );
}

import { ScrollRegion } from "../../ui/scroll-region";
import styles from "./data.module.css";

interface Line {
  readonly key: string;
  readonly place: string;
  readonly said: string;
  readonly raw: string;
}

interface LineTableProps {
  readonly label: string;
  readonly className: string | undefined;
  /** the place of a line, what is said of it, the line as it stands */
  readonly columns: readonly [string, string, string];
  readonly lines: readonly Line[];
}

/** Lines of a file: where each stands, what is said of it, and how it reads. */
export function LineTable({ label, className, columns, lines }: LineTableProps) {
  return (
    <ScrollRegion className={className} label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td className="faint">{line.place}</td>
              <td>{line.said}</td>
              <td>
                <code>{line.raw}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

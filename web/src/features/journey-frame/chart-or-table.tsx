import type { ReactNode } from "react";
import { journeyWords as words } from "../../core/words/journey";
import { Segmented } from "../../ui/segmented";
import { useLetters } from "../keys/use-letters";
import { useShowing } from "../living-map/showing";
import styles from "./frame.module.css";

interface ChartOrTableProps {
  /** what was counted, in a sentence */
  readonly said: ReactNode;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** what else can be chosen about the chart */
  readonly controls?: ReactNode;
}

/** The same numbers drawn or listed; `T` turns them, and the address remembers. */
export function ChartOrTable({ said, chart, table, controls }: ChartOrTableProps) {
  const { screen, show } = useShowing();
  useLetters((letter) => {
    if (letter === "t") show({ isTable: !screen.isTable });
  });
  return (
    <>
      <div className={styles.lead}>
        <p className={styles.said}>{said}</p>
        <span className={styles.controls}>
          {controls}
          <Segmented
            label={words.shownAs}
            value={screen.isTable ? "table" : "chart"}
            onChange={(as) => show({ isTable: as === "table" })}
            options={[
              { value: "chart", label: words.chart, shortcut: "T" },
              { value: "table", label: words.table, shortcut: "T" },
            ]}
          />
        </span>
      </div>
      {screen.isTable ? table : chart}
    </>
  );
}

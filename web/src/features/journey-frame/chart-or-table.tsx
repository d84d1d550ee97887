import { type ReactNode, useEffect } from "react";
import { journeyWords as words } from "../../core/words/journey";
import { Segmented } from "../../ui/segmented";
import { useShowing } from "../living-map/showing";
import styles from "./frame.module.css";
import { isPlainKey } from "./keys";

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
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isPlainKey(event) && event.key.toLowerCase() === "t") show({ isTable: !screen.isTable });
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [screen.isTable, show]);
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

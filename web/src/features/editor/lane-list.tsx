import { standsIn } from "../../core/map";
import { words as mapWords } from "../../core/words";
import { useDrawn } from "./drawing";
import { EmotionRow } from "./emotion-row";
import { FoldedCells, LaneHead, TextCells } from "./lane-rows";
import styles from "./lanes.module.css";
import { TouchpointCell } from "./touchpoint-cell";
import { type DrawnLane, isCardLane } from "./use-lanes";

interface RowsProps {
  readonly lanes: readonly DrawnLane[];
  readonly firstRow: number;
  readonly tabStop: string | null;
  readonly stageWidth: number;
  readonly textScale: number;
}

/** The lanes from top to bottom, with the lines of interaction and of visibility where they run. */
export function LaneRows({ lanes, firstRow, tabStop, stageWidth, textScale }: RowsProps) {
  const lines = linesAfter(lanes);
  return lanes.map((lane, index) => {
    const row = firstRow + 2 * index;
    const line = lines.get(lane.key);
    return (
      <Lane
        key={lane.key}
        lane={lane}
        row={row}
        tabStop={tabStop}
        stageWidth={stageWidth}
        textScale={textScale}
        line={line}
      />
    );
  });
}

type LaneProps = Omit<RowsProps, "lanes" | "firstRow"> & {
  readonly lane: DrawnLane;
  readonly row: number;
  readonly line: string | undefined;
};

function Lane({ lane, row, tabStop, stageWidth, textScale, line }: LaneProps) {
  return (
    <>
      {lane.key === "emotion" ? (
        <EmotionRow lane={lane} row={row} stageWidth={stageWidth} textScale={textScale} />
      ) : (
        <div role="row" className={styles.row} data-lane={lane.key}>
          <LaneHead lane={lane} row={row} />
          {lane.isFolded ? (
            <FoldedCells lane={lane} row={row} />
          ) : isCardLane(lane.key) ? (
            <CardCells lane={lane} row={row} tabStop={tabStop} />
          ) : (
            <TextCells lane={lane} row={row} tabStop={tabStop} />
          )}
        </div>
      )}
      {line !== undefined && (
        <div role="presentation" className={styles.boundary} style={{ gridRow: row + 1 }}>
          <span>{line}</span>
        </div>
      )}
    </>
  );
}

function CardCells({ lane, row, tabStop }: Pick<LaneProps, "lane" | "row" | "tabStop">) {
  const { outline } = useDrawn();
  if (!isCardLane(lane.key)) return null;
  const isHere = standsIn(lane.key);
  const { key } = lane;
  return outline.stages.map((stage, column) => (
    <TouchpointCell
      key={stage.ref}
      stage={stage}
      lane={key}
      cards={stage.touchpoints.filter(isHere)}
      tabStop={tabStop}
      style={{ gridRow: row, gridColumn: column + 2 }}
    />
  ));
}

/** Below which lane each line runs: where what the customer sees of us begins, and where it ends. */
function linesAfter(lanes: readonly DrawnLane[]): ReadonlyMap<string, string> {
  const keys = lanes.map((lane) => lane.key);
  const lines = new Map<string, string>();
  const above = (below: readonly string[]) => {
    const at = keys.findIndex((key) => below.includes(key));
    return at > 0 ? keys[at - 1] : undefined;
  };
  const interaction = keys.includes("does") ? above(["touchpoints"]) : undefined;
  if (interaction === "does") lines.set(interaction, mapWords.lines.interaction);
  const visibility = above(["behind", "systems"]);
  if (visibility !== undefined) lines.set(visibility, mapWords.lines.visibility);
  return lines;
}

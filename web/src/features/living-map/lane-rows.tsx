import { memo, type ReactNode } from "react";
import type { Touchpoint } from "../../core/reading";
import { words } from "../../core/words";
import { besideWords as besides } from "../../core/words/beside";
import { BasisLine } from "../../ui/glyph";
import { cx } from "../../ui/names";
import { useCards } from "./card";
import { curvesOf, EMOTION_HEIGHT, EmotionLane, emotionWords } from "./emotion-lane";
import styles from "./lane-rows.module.css";
import { type Lane, placeOfTexts } from "./lanes";
import { type Rail, Rails } from "./paths-lane";
import { useShowing } from "./showing";

interface LaneHeadProps {
  readonly row: number;
  readonly name: string;
  readonly isSticky?: boolean;
  readonly children?: ReactNode;
}

function LaneHead({ row, name, isSticky = false, children }: LaneHeadProps) {
  return (
    <div
      role="rowheader"
      className={cx(styles.lane, isSticky && styles.stickyLane)}
      style={{ gridRow: row, gridColumn: 1 }}
    >
      <span className={styles.laneName}>{name}</span>
      {children}
    </div>
  );
}

const BASIS = { wanted: "planned", believed: "believed", heard: "observed" } as const;

interface EmotionRowProps {
  readonly row: number;
  readonly stageWidth: number;
  readonly textScale: number;
}

/** The lane of feelings: a cell a stage for readers, one curve over all of them for eyes. */
export const EmotionRow = memo(function EmotionRow(props: EmotionRowProps) {
  const { row, stageWidth, textScale } = props;
  const { map, screen, around } = useShowing();
  return (
    <div role="row" className={styles.row}>
      <LaneHead row={row} name={words.lanes.emotion} isSticky>
        <ul className={styles.legend}>
          {curvesOf(screen.layer).map((told) => (
            <li key={told}>
              <BasisLine basis={BASIS[told]} /> {words.told[told]}
            </li>
          ))}
          {around.beside !== undefined && (
            <li className={styles.before}>{besides.beside.wantedBefore(around.beside.version)}</li>
          )}
        </ul>
      </LaneHead>
      {map.stages.map((stage) => (
        <div
          key={stage.ref}
          role="gridcell"
          className={cx(styles.cell, styles.sticky)}
          style={{
            gridRow: row,
            gridColumn: stage.index + 2,
            blockSize: EMOTION_HEIGHT * textScale,
          }}
        >
          <span className="unseen">
            {emotionWords(map, screen.layer, stage.index) || words.nobodyAsked}
          </span>
        </div>
      ))}
      <div
        role="presentation"
        className={cx(styles.over, styles.sticky)}
        style={{ gridRow: row, gridColumn: "2 / -1" }}
      >
        <EmotionLane
          map={map}
          layer={screen.layer}
          stageWidth={stageWidth}
          textScale={textScale}
          before={around.beside?.map}
        />
      </div>
    </div>
  );
});

interface PathsRowProps {
  readonly row: number;
  readonly rails: readonly Rail[];
  readonly stageWidth: number;
  readonly tabStop: string | null;
}

/** The stakeholder paths as rails. */
export function PathsRow({ row, rails, stageWidth, tabStop }: PathsRowProps) {
  const { map } = useShowing();
  return (
    <div role="row" className={styles.row}>
      <LaneHead row={row} name={words.lanes.paths} />
      <div
        role="gridcell"
        aria-colspan={map.stages.length}
        className={styles.wide}
        style={{ gridRow: row, gridColumn: "2 / -1" }}
      >
        <Rails rails={rails} map={map} stageWidth={stageWidth} tabStop={tabStop ?? ""} />
      </div>
    </div>
  );
}

interface CardsRowProps {
  readonly lane: Extract<Lane, { is: "cards" }>;
  readonly row: number;
  readonly tabStop: string | null;
  readonly isThere: (touchpoint: Touchpoint) => boolean;
}

/** A lane of cards, one above the other in the cell of their stage. */
function CardsRow({ lane, row, tabStop, isThere }: CardsRowProps) {
  const { map } = useShowing();
  const card = useCards();
  return (
    <div role="row" className={styles.row}>
      <LaneHead row={row} name={lane.name} />
      {map.stages.map((stage) => (
        <div
          key={stage.ref}
          role="gridcell"
          className={cx(styles.cell, styles.cards)}
          style={{ gridRow: row, gridColumn: stage.index + 2 }}
        >
          {stage.touchpoints
            .filter((one) => lane.holds(one) && isThere(one))
            .map((one) => card(one, tabStop === one.ref))}
        </div>
      ))}
    </div>
  );
}

interface TextsRowProps {
  readonly lane: Extract<Lane, { is: "texts" }>;
  readonly row: number;
  readonly tabStop: string | null;
}

/** A lane of short texts; the arrows lead to each cell that holds one. */
const TextsRow = memo(function TextsRow({ lane, row, tabStop }: TextsRowProps) {
  return (
    <div role="row" className={styles.row}>
      <LaneHead row={row} name={lane.name} />
      {lane.cells.map((items, column) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are the stages of the map, they never move
          key={column}
          role="gridcell"
          data-place={items.length === 0 ? undefined : placeOfTexts(lane.key, column)}
          tabIndex={
            items.length === 0 ? undefined : tabStop === placeOfTexts(lane.key, column) ? 0 : -1
          }
          className={cx(styles.cell, styles.texts)}
          style={{ gridRow: row, gridColumn: column + 2 }}
        >
          {items.map((item) => (
            <p key={item.key} className={styles.text}>
              {item.text}
              {item.aside !== null && <span className={styles.aside}> {item.aside}</span>}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
});

/** The line of interaction, or of visibility. */
function LineRow({
  lane,
  row,
}: {
  readonly lane: Extract<Lane, { is: "line" }>;
  readonly row: number;
}) {
  return (
    <div role="presentation" className={styles.line} style={{ gridRow: row }}>
      <span>{lane.name}</span>
    </div>
  );
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly row: number;
  readonly tabStop: string | null;
  readonly isThere: (touchpoint: Touchpoint) => boolean;
}

/** Any lane below the header, the emotion and the paths. */
export function LaneRow({ lane, row, tabStop, isThere }: LaneRowProps) {
  switch (lane.is) {
    case "cards":
      return <CardsRow lane={lane} row={row} tabStop={tabStop} isThere={isThere} />;
    case "texts":
      return <TextsRow lane={lane} row={row} tabStop={tabStop} />;
    case "line":
      return <LineRow lane={lane} row={row} />;
  }
}

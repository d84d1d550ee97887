import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useCallback,
  useMemo,
  useRef,
  useState,
} from "react";
import { stepOf, walk } from "../../core/grid";
import { columnsFor } from "../../core/layout";
import { words } from "../../core/words";
import { fetched } from "../../ui/fetched";
import { FigureFocus } from "../../ui/figure";
import { ChangesRow } from "./changes-row";
import { Corner, HeaderCell } from "./header-cells";
import { EmotionRow, LaneRow, PathsRow } from "./lane-rows";
import { lanesOf, placesOfGrid } from "./lanes";
import styles from "./map-grid.module.css";
import { railsOf } from "./paths-lane";
import { useShowing } from "./showing";
import { useArrival } from "./use-arrival";
import { PAPER_WIDTH, usePaper } from "./use-paper";
import { useTextScale } from "./use-text-scale";
import { useKnownWidth } from "./use-width";

const LinksLayer = fetched(async () => (await import("./links-layer")).LinksLayer);
const HEADER_ROW = 1;
const EMOTION_ROW = 2;
const CHANGES_ROW = 3;
const PATHS_ROW = 4;
const FIRST_LANE_ROW = 5;

/** Stages across, lanes down: the map itself. Positions never move, only marks change with the layer. */
export const MapGrid = memo(function MapGrid() {
  const { map, screen, show, around } = useShowing();
  const region = useRef<HTMLElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const room = useKnownWidth(region);
  const isPaper = usePaper();
  const textScale = useTextScale();
  const isThere = useArrival(map, "map", isPaper || screen.hasLinks);
  const wide = isPaper ? PAPER_WIDTH : (room ?? 0);
  const columns = useMemo(
    () => columnsFor(map.stages.length, wide, textScale),
    [map.stages.length, wide, textScale],
  );
  const lanes = useMemo(() => lanesOf(map), [map]);
  const rails = useMemo(() => railsOf(map), [map]);
  const places = useMemo(() => placesOfGrid(map, rails, lanes), [map, rails, lanes]);
  const [focused, setFocused] = useState<string | null>(null);
  const tabStop =
    places.find((place) => place.id === (focused ?? screen.selected))?.id ?? places[0]?.id ?? null;

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const step = event.altKey || event.ctrlKey || event.metaKey ? null : stepOf(event.key);
      if (step === null) return;
      event.preventDefault();
      const next = walk(places, tabStop, step);
      setFocused(next);
      const element = grid.current?.querySelector<HTMLElement>(
        `[data-place="${CSS.escape(next ?? "")}"]`,
      );
      element?.focus({ preventScroll: true });
      element
        ?.closest("[role=gridcell],[role=columnheader]")
        ?.scrollIntoView({ block: "nearest", inline: "nearest" });
      if (screen.isPanelOpen && screen.selected !== null && map.byRef.has(next ?? ""))
        show({ selected: next, who: null, journey: null });
    },
    [places, tabStop, screen, show, map],
  );
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--stage-w": `${columns.stageWidth}px`,
    "--lane-w": `${columns.laneWidth}px`,
    "--stages": String(map.stages.length),
    inlineSize: columns.width,
    ...(isPaper && columns.width > PAPER_WIDTH ? { zoom: PAPER_WIDTH / columns.width } : {}),
  };
  return (
    <section
      ref={region}
      className={styles.region}
      aria-label={words.mapOf(map.page.map.name)}
      id="map"
      tabIndex={-1}
    >
      {(isPaper || room !== null) && (
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          aria-label={words.mapOf(map.page.map.name)}
          aria-rowcount={lanes.length + (around.beside === undefined ? 2 : 3)}
          aria-colcount={map.stages.length + 1}
          className={styles.grid}
          style={style}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const place =
              event.target instanceof HTMLElement ? event.target.dataset.place : undefined;
            if (place !== undefined) setFocused(place);
          }}
        >
          <FigureFocus value={false}>
            <div role="row" className={styles.row}>
              <Corner layer={screen.layer} row={HEADER_ROW} />
              {map.stages.map((stage) => (
                <HeaderCell
                  key={stage.ref}
                  stage={stage}
                  row={HEADER_ROW}
                  isTabStop={tabStop === stage.ref}
                />
              ))}
            </div>
            <EmotionRow row={EMOTION_ROW} stageWidth={columns.stageWidth} textScale={textScale} />
            {around.beside !== undefined && <ChangesRow row={CHANGES_ROW} beside={around.beside} />}
            {rails.length > 0 && (
              <PathsRow
                row={PATHS_ROW}
                rails={rails}
                stageWidth={columns.stageWidth}
                tabStop={tabStop}
              />
            )}
            {lanes.map((lane, index) => (
              <LaneRow
                key={lane.key}
                lane={lane}
                row={FIRST_LANE_ROW + index}
                tabStop={tabStop}
                isThere={isThere}
              />
            ))}
          </FigureFocus>
          {screen.hasLinks && <LinksLayer columns={columns} />}
        </div>
      )}
    </section>
  );
});

import { type ReactNode, useEffect, useMemo } from "react";
import type { Page } from "../../api/page";
import { type LivingMap, readLivingMap } from "../../core/reading";
import type { View } from "../../core/scope";
import { words } from "../../core/words";
import { keyWords } from "../../core/words/keys";
import { OpenableNumbers } from "../../ui/figure";
import { type KeyRows, type ScreenKeys, showKeys, useScreenKeys } from "../keys/key-list";
import { SidePanel } from "../panel/side-panel";
import { ListView } from "./list-view";
import { MapGrid } from "./map-grid";
import { MarksLegend } from "./marks-legend";
import { PrintParts } from "./print-parts";
import { ScopeBar } from "./scope-bar";
import styles from "./screen.module.css";
import { type Around, type Frame, type Showing, ShowingProvider } from "./showing";
import { TopBar } from "./top-bar";
import { useKeys } from "./use-keys";
import { useNarrow } from "./use-narrow";
import { useOpening } from "./use-opening";
import { usePaper } from "./use-paper";
import { useScreen } from "./use-screen";

interface LivingMapScreenProps {
  /** none = it is not there yet, or cannot be */
  readonly page: Page | undefined;
  /** of the map, where that is known before it */
  readonly name?: string;
  /** what else can be done with this map where it is served */
  readonly actions?: ReactNode;
  readonly frame?: Frame;
  readonly around?: Around;
  /** what stands below the bar while there is no map */
  readonly children?: ReactNode;
}

const ALONE: Around & Frame = {};
/** The keys of the map, with what the marks on the cards mean. */
export const mapKeys = (more: KeyRows): ScreenKeys => ({
  title: keyWords.screens.map,
  rows: [...words.keyList, ...more],
  more: (
    <section className={styles.marks} aria-label={words.marksTitle}>
      <h3>{words.marksTitle}</h3>
      <MarksLegend />
    </section>
  ),
});
const KEYS = mapKeys([]);

/** The living map: one document in, the whole screen out. What stands above it is there before it, and stays. */
export function LivingMapScreen({
  page,
  name = page?.map.name ?? "",
  actions,
  frame = ALONE,
  around = ALONE,
  children,
}: LivingMapScreenProps) {
  const [screen] = useScreen();
  const isNarrow = useNarrow();
  const isPaper = usePaper();
  const view = isPaper ? "map" : (screen.view ?? (isNarrow ? "list" : "map"));
  const isHere = page !== undefined;
  return (
    <div
      className={styles.screen}
      {...(isHere && { "data-view": view, "data-layer": screen.layer })}
      aria-busy={frame.isAsking}
    >
      {isHere && (
        <button type="button" className={styles.skip} onClick={focusMap}>
          {words.skip}
        </button>
      )}
      <TopBar name={name} map={page?.map} view={view} onKeys={showKeys} actions={actions} />
      {isHere ? <MapBody page={page} view={view} frame={frame} around={around} /> : children}
    </div>
  );
}

interface BodyProps {
  readonly page: Page;
  readonly view: View;
  readonly frame: Frame;
  readonly around: Around;
}

function MapBody({ page, view, frame, around }: BodyProps) {
  const map: LivingMap = useMemo(() => readLivingMap(page), [page]);
  const [screen, show] = useScreen();
  const showing: Showing = useMemo(
    () => ({ map, screen, show, around }),
    [map, screen, show, around],
  );
  const { numbers, opener } = useOpening(page, show);
  useKeys(showing, view, numbers, opener);
  useScreenKeys(around.keys ?? KEYS);
  useEffect(() => {
    document.title = page.map.name;
  }, [page]);
  const isPanelShown =
    screen.isPanelOpen && (view === "map" || screen.selected !== null || screen.who !== null);
  return (
    <ShowingProvider value={showing}>
      <OpenableNumbers value={numbers}>
        <div>
          {frame.nav}
          <ScopeBar view={view} frame={frame} />
          {frame.coming}
        </div>
        <div className={styles.body}>
          <main className={styles.main}>{view === "map" ? <MapGrid /> : <ListView />}</main>
          {isPanelShown && <SidePanel isOverList={view === "list"} opener={opener} />}
        </div>
        <PrintParts />
      </OpenableNumbers>
    </ShowingProvider>
  );
}

/** Past the bars, straight to the map. */
function focusMap(): void {
  document.getElementById("map")?.focus();
}

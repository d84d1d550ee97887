import { type ReactNode, useEffect, useMemo } from "react";
import type { Page } from "../../api/page";
import { type LivingMap, readLivingMap } from "../../core/reading";
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
import { type Around, type Showing, ShowingProvider } from "./showing";
import { TopBar } from "./top-bar";
import { useKeys } from "./use-keys";
import { useNarrow } from "./use-narrow";
import { useOpening } from "./use-opening";
import { usePaper } from "./use-paper";
import { useScreen } from "./use-screen";

interface LivingMapScreenProps {
  readonly page: Page;
  /** what else can be done with this map where it is served */
  readonly actions?: ReactNode;
  readonly around?: Around;
}

const ALONE: Around = {};
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

/** The living map: one document in, the whole screen out. */
export function LivingMapScreen({ page, actions, around = ALONE }: LivingMapScreenProps) {
  const map: LivingMap = useMemo(() => readLivingMap(page), [page]);
  const [screen, show] = useScreen();
  const isNarrow = useNarrow();
  const isPaper = usePaper();
  const view = isPaper ? "map" : (screen.view ?? (isNarrow ? "list" : "map"));
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
        <div
          className={styles.screen}
          data-view={view}
          data-layer={screen.layer}
          aria-busy={around.isAsking}
        >
          <button type="button" className={styles.skip} onClick={focusMap}>
            {words.skip}
          </button>
          <TopBar view={view} onKeys={showKeys} actions={actions} />
          <div>
            {around.nav}
            <ScopeBar view={view} />
            {around.coming}
          </div>
          <div className={styles.body}>
            <main className={styles.main}>{view === "map" ? <MapGrid /> : <ListView />}</main>
            {isPanelShown && <SidePanel isOverList={view === "list"} opener={opener} />}
          </div>
          <PrintParts />
        </div>
      </OpenableNumbers>
    </ShowingProvider>
  );
}

/** Past the bars, straight to the map. */
function focusMap(): void {
  document.getElementById("map")?.focus();
}

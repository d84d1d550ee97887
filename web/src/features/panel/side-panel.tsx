import { ArrowLeft, X } from "lucide-react";
import { type CSSProperties, memo, useEffect, useRef } from "react";
import { DOT } from "../../core/format";
import { isStage, type Stage, type Touchpoint } from "../../core/reading";
import { words } from "../../core/words";
import { Button } from "../../ui/button";
import { BasisChip } from "../../ui/chip";
import { fetched } from "../../ui/fetched";
import { cx } from "../../ui/names";
import { Boards } from "../boards/boards";
import { WithCustomers } from "../living-map/customers";
import { useShowing } from "../living-map/showing";
import { type Opener, stepOut } from "../living-map/use-opening";
import { PanelEdge } from "./panel-edge";
import styles from "./side-panel.module.css";
import { usePanelWidth } from "./use-panel-width";

const deeper = () => import("./deeper");
const ElementTabs = fetched(async () => (await deeper()).ElementTabs);
const WhoList = fetched(async () => (await deeper()).WhoList);
const TimelineView = fetched(async () => (await deeper()).TimelineView);

interface SidePanelProps {
  readonly isOverList: boolean;
  readonly opener: Opener;
}

/** What is known about the selection; with none, about the whole journey. A number leads to its accounts, one of them to its timeline. */
export const SidePanel = memo(function SidePanel({ isOverList, opener }: SidePanelProps) {
  const showing = useShowing();
  const { screen, show, map } = showing;
  const element = map.byRef.get(screen.selected ?? "") ?? null;
  const panel = useRef<HTMLElement>(null);
  const [width, setWidth] = usePanelWidth();
  const sized: CSSProperties & Record<`--${string}`, string> = { "--panel-w": `${width}px` };
  const depth = screen.journey !== null ? "journey" : screen.who !== null ? "who" : "element";
  useEffect(() => {
    if (depth !== "element") panel.current?.focus({ preventScroll: true });
  }, [depth]);
  const back = () => {
    if (!stepOut(showing, opener)) show({ selected: null, tab: "overview" });
  };
  const isSomewhere = depth !== "element" || element !== null;
  return (
    <aside
      ref={panel}
      className={cx(styles.panel, isOverList && styles.over)}
      tabIndex={-1}
      aria-label={titleOf(element)}
      style={isOverList ? undefined : sized}
    >
      {!isOverList && <PanelEdge width={width} onWidth={setWidth} />}
      <div className={styles.head}>
        <div className={styles.crumbs}>
          {isSomewhere ? (
            <Button kind="quiet" onClick={back} className={styles.back}>
              <ArrowLeft size={14} strokeWidth={2} aria-hidden="true" />
              {depth === "element" ? words.whole : words.back}
            </Button>
          ) : (
            <h2 className={styles.kicker}>{words.boardsOf}</h2>
          )}
          <Button
            label={words.close}
            kind="quiet"
            onClick={() =>
              show({
                isPanelOpen: isOverList,
                selected: isOverList ? null : screen.selected,
                who: null,
                journey: null,
              })
            }
          >
            <X size={15} strokeWidth={2} aria-hidden="true" />
          </Button>
        </div>
        {depth === "element" && element !== null && <ElementHead element={element} />}
      </div>
      {depth !== "element" && (
        <WithCustomers>
          {screen.journey !== null ? (
            <TimelineView journey={screen.journey} />
          ) : (
            screen.who !== null && <WhoList number={screen.who} />
          )}
        </WithCustomers>
      )}
      {depth === "element" && (element === null ? <Boards /> : <ElementTabs element={element} />)}
    </aside>
  );
});

function titleOf(element: Stage | Touchpoint | null): string {
  return element === null ? words.boardsOf : words.tabsOf(element.said.name);
}

function ElementHead({ element }: { readonly element: Stage | Touchpoint }) {
  const { map, screen } = useShowing();
  const stage = isStage(element) ? null : map.stages[element.stage];
  const basis = screen.layer === "compare" ? "observed" : screen.layer;
  return (
    <>
      <p className={styles.kicker}>
        <BasisChip basis={basis} word={words.basis[basis]} />
        {stage === null || stage === undefined
          ? words.stage
          : `${words.touchpoint}${DOT}${stage.said.name}`}
      </p>
      <h2 className={styles.title}>{element.said.name}</h2>
    </>
  );
}

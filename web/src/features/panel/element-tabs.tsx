import { isStage, type Stage, type Touchpoint } from "../../core/reading";
import type { Tab } from "../../core/scope";
import { words } from "../../core/words";
import { besideWords } from "../../core/words/beside";
import { type TabOption, Tabs } from "../../ui/tabs";
import { useShowing } from "../living-map/showing";
import { EvidenceTab } from "./evidence-tab";
import { FailPointsTab } from "./fail-points-tab";
import { GapTab } from "./gap-tab";
import { StageOverview } from "./stage-overview";
import { TouchpointOverview } from "./touchpoint-overview";
import { WhoTab } from "./who-tab";

/** The tabs of a stage or a touchpoint. */
export function ElementTabs({ element }: { readonly element: Stage | Touchpoint }) {
  const { screen, show, around } = useShowing();
  const { ref } = element;
  const tabs: readonly TabOption<Tab>[] = [
    { value: "overview", label: words.tabs.overview },
    { value: "evidence", label: words.tabs.evidence },
    { value: "who", label: words.tabs.who },
    { value: "gap", label: words.tabs.gap },
    { value: "fail", label: words.tabs.fail, count: element.said.fail_points.length || null },
    ...(around.history === undefined
      ? []
      : [{ value: "history" as const, label: besideWords.tabs.history }]),
    ...(around.comments === undefined
      ? []
      : [
          {
            value: "comments" as const,
            label: besideWords.tabs.comments,
            count: around.commentCount?.(ref) || null,
          },
        ]),
  ];
  const tab = tabs.some((one) => one.value === screen.tab) ? screen.tab : "overview";
  return (
    <Tabs
      label={words.tabsOf(element.said.name)}
      tabs={tabs}
      value={tab}
      onChange={(chosen) => show({ tab: chosen })}
    >
      <Shown tab={tab} element={element} />
    </Tabs>
  );
}

function Shown({ tab, element }: { readonly tab: Tab; readonly element: Stage | Touchpoint }) {
  const { around } = useShowing();
  switch (tab) {
    case "overview":
      return isStage(element) ? (
        <StageOverview stage={element} />
      ) : (
        <TouchpointOverview touchpoint={element} />
      );
    case "evidence":
      return <EvidenceTab element={element} />;
    case "who":
      return <WhoTab element={element} />;
    case "gap":
      return <GapTab element={element} />;
    case "fail":
      return <FailPointsTab element={element} />;
    case "history":
      return around.history?.(element.ref);
    case "comments":
      return around.comments?.(element.ref);
  }
}

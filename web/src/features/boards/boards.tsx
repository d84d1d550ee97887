import type { Board } from "../../core/scope";
import { words } from "../../core/words";
import { fetched } from "../../ui/fetched";
import { type TabOption, Tabs } from "../../ui/tabs";
import { useShowing } from "../living-map/showing";
import { Findings } from "./findings";

const more = () => import("./more-boards");
const DataBoard = fetched(async () => (await more()).DataBoard);
const TargetsBoard = fetched(async () => (await more()).TargetsBoard);
const WaysBoard = fetched(async () => (await more()).WaysBoard);

/** What is to be said of the whole journey: what deserves attention, ways, targets, and the data it rests on. */
export function Boards() {
  const { map, screen, show } = useShowing();
  const { findings, kpis } = map.page.overlay;
  const tabs: readonly TabOption<Board>[] = [
    { value: "findings", label: words.boards.findings, count: findings.length || null },
    { value: "flows", label: words.boards.flows },
    { value: "targets", label: words.boards.targets, count: kpis.length || null },
    { value: "data", label: words.boards.data },
  ];
  return (
    <Tabs
      label={words.boardsOf}
      tabs={tabs}
      value={screen.board}
      onChange={(board) => show({ board })}
    >
      <Shown board={screen.board} />
    </Tabs>
  );
}

function Shown({ board }: { readonly board: Board }) {
  switch (board) {
    case "findings":
      return <Findings />;
    case "flows":
      return <WaysBoard />;
    case "targets":
      return <TargetsBoard />;
    case "data":
      return <DataBoard />;
  }
}

import { type Edge, type Node, ReactFlow, type ReactFlowInstance } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, use, useEffect, useMemo, useRef, useState } from "react";
import { count } from "../../core/format";
import { stepOf } from "../../core/grid";
import { pathWords as words } from "../../core/words/paths";
import { Button } from "../../ui/button";
import { FigureFocus, OpenableNumbers } from "../../ui/figure";
import { useShowing } from "../living-map/showing";
import { useNarrow } from "../living-map/use-narrow";
import { useWidth } from "../living-map/use-width";
import { nameOf } from "../who/number-words";
import { nearest, type Placed, placeWays } from "./graph-layout";
import { GraphPlace, type PlaceData } from "./graph-place";
import { GraphStep, type StepData } from "./graph-step";
import { numberOf } from "./naming";
import type { WayStep, WaysSaid } from "./use-ways";
import styles from "./way-graph.module.css";

const NODES = { place: GraphPlace };
const EDGES = { step: GraphStep };
const ZOOM = { least: 0.55, across: 0.75, most: 2 };
const STILL = { duration: 0 };

interface WayGraphProps {
  /** everything: decides where the places stand */
  readonly all: WaysSaid;
  readonly ways: WaysSaid;
  /** those that are drawn */
  readonly steps: readonly WayStep[];
  readonly chosen: string | null;
  readonly onChoose: (ref: string) => void;
}

/** Places and steps as a graph; positions come from all of them, so nothing moves when fewer are shown. */
export function WayGraph({ all, ways, steps, chosen, onChoose }: WayGraphProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const placed = usePlaced(all, width);
  const { nodes, edges } = useElements(placed, ways, steps, chosen, onChoose);
  const flow = useRef<ReactFlowInstance<PlaceNode, StepEdge> | null>(null);
  const view = useMemo(() => whole(placed, width), [placed, width]);
  useEffect(() => {
    void flow.current?.setViewport(view, STILL);
  }, [view]);
  const onKeyDown = useWalk(placed, nodes, chosen, onChoose, box);
  return (
    <div className={styles.graph}>
      <fieldset className={styles.zoom} aria-label={words.graph.zoom}>
        <Button label={words.graph.closer} onClick={() => void flow.current?.zoomIn(STILL)}>
          <ZoomIn size={14} strokeWidth={1.9} aria-hidden="true" />
        </Button>
        <Button label={words.graph.further} onClick={() => void flow.current?.zoomOut(STILL)}>
          <ZoomOut size={14} strokeWidth={1.9} aria-hidden="true" />
        </Button>
        <Button
          label={words.graph.whole}
          onClick={() => void flow.current?.setViewport(view, STILL)}
        >
          <Maximize size={14} strokeWidth={1.9} aria-hidden="true" />
        </Button>
      </fieldset>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the places in it have the focus */}
      <div
        ref={box}
        className={styles.canvas}
        style={{ blockSize: Math.ceil(placed.height * view.zoom) }}
        onKeyDown={onKeyDown}
        data-graph={ways.level}
      >
        {width > 0 && (
          <FigureFocus value={false}>
            <ReactFlow<PlaceNode, StepEdge>
              aria-label={words.graph.title(nodes.length, edges.length)}
              nodes={nodes}
              edges={edges}
              nodeTypes={NODES}
              edgeTypes={EDGES}
              defaultViewport={view}
              onInit={(instance) => {
                flow.current = instance;
              }}
              minZoom={ZOOM.least / 2}
              maxZoom={ZOOM.most}
              nodesDraggable={false}
              nodesConnectable={false}
              nodesFocusable={false}
              edgesFocusable={false}
              elementsSelectable={false}
              zoomOnScroll={false}
              zoomOnDoubleClick={false}
              preventScrolling={false}
              disableKeyboardA11y
              proOptions={{ hideAttribution: true }}
            />
          </FigureFocus>
        )}
      </div>
    </div>
  );
}

type PlaceNode = Node<PlaceData, "place">;
type StepEdge = Edge<StepData, "step">;

/** As large as fits the width, but large enough to be read; in the middle where there is room. */
function whole(placed: Placed, width: number) {
  const fitting = placed.width === 0 ? 1 : width / placed.width;
  const zoom = Math.max(ZOOM.least, Math.min(1, fitting));
  return { x: Math.max(0, (width - placed.width * zoom) / 2), y: 0, zoom };
}

/** Across as long as its words can be read there, else down. */
function usePlaced({ nodes, steps }: WaysSaid, width: number): Placed {
  const isNarrow = useNarrow();
  const asked = useMemo(() => placeWays(nodes, steps, isNarrow), [nodes, steps, isNarrow]);
  const isCramped = width > 0 && asked.isAcross && width < asked.width * ZOOM.across;
  return useMemo(
    () => (isCramped ? placeWays(nodes, steps, true) : asked),
    [nodes, steps, asked, isCramped],
  );
}

function useElements(
  placed: Placed,
  ways: WaysSaid,
  steps: readonly WayStep[],
  chosen: string | null,
  onChoose: (ref: string) => void,
) {
  const { map } = useShowing();
  const numbers = use(OpenableNumbers);
  return useMemo(() => {
    const reached = new Set(steps.flatMap((step) => [step.source, step.target]));
    const shown = ways.nodes.filter((node) => reached.has(node.ref));
    const stop = shown.find((node) => node.ref === chosen) ?? shown[0];
    const nodes = shown.flatMap((node): PlaceNode[] => {
      const place = placed.nodes.get(node.ref);
      if (place === undefined) return [];
      const number = numberOf(ways, "nodes", node.key, "n");
      const data: PlaceData = {
        place: node.ref,
        name: nameOf(map, node.ref),
        said: count(node.n),
        isBorder: node.ref === node.key,
        isTabStop: node === stop,
        isChosen: node.ref === chosen,
        onFocus: () => onChoose(node.ref),
        onOpen: numbers.canOpen(number) ? () => numbers.open(number) : null,
      };
      return [{ id: node.ref, type: "place", position: place.at, data, ...placed.size }];
    });
    const most = Math.max(1, ...ways.steps.map((step) => step.n));
    const edges = steps.flatMap((step): StepEdge[] => {
      const line = placed.lines.get(step.key);
      if (line === undefined) return [];
      const isBeside = chosen !== null && (step.source === chosen || step.target === chosen);
      const data: StepData = { step, line, ways, most, isBeside };
      const { source, target, key } = step;
      return [{ id: key, type: "step", source, target, data }];
    });
    return { nodes, edges };
  }, [map, numbers, placed, ways, steps, chosen, onChoose]);
}

/** Arrows go to the nearest place in their direction. */
function useWalk(
  placed: Placed,
  nodes: readonly PlaceNode[],
  chosen: string | null,
  onChoose: (ref: string) => void,
  box: React.RefObject<HTMLDivElement | null>,
) {
  const [last, setLast] = useState<string | null>(null);
  useEffect(() => {
    if (last === null) return;
    const place = box.current?.querySelector<HTMLElement>(`[data-way-place="${CSS.escape(last)}"]`);
    place?.focus();
    setLast(null);
  }, [last, box]);
  return (event: KeyboardEvent) => {
    const step = stepOf(event.key);
    if (step === null || step === "next" || step === "previous") return;
    event.preventDefault();
    const places = nodes.flatMap((node) => placed.nodes.get(node.id) ?? []);
    const here = places.find((one) => one.ref === chosen) ?? places[0];
    if (here === undefined) return;
    const next =
      step === "first" ? places[0] : step === "last" ? places.at(-1) : nearest(places, here, step);
    if (next === undefined || next === null) return;
    onChoose(next.ref);
    setLast(next.ref);
  };
}

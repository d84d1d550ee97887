import { useLayoutEffect, useRef, useState } from "react";
import type { LinkRow } from "../../api/page";
import { count } from "../../core/format";
import { type Box, type Columns, pathOf, routeAll, strokeOf } from "../../core/layout";
import type { LivingMap } from "../../core/reading";
import { words } from "../../core/words";
import { cx } from "../../ui/names";
import styles from "./links-layer.module.css";
import { useShowing } from "./showing";

const MOST = 12;

/** Links of the selection and the largest of the others; the rest is counted, not drawn. */
export function shownLinks(map: LivingMap, selected: string | null): readonly LinkRow[] {
  const { links } = map.page.overlay;
  const touching = links.filter((link) => link.from === selected || link.to === selected);
  const largest = [...links].sort((a, b) => b.n - a.n).slice(0, MOST);
  return links.filter(
    (link) => touching.includes(link) || largest.includes(link) || link.kind !== "desire",
  );
}

interface LinksLayerProps {
  readonly columns: Columns;
}

/** The links of the map and the desire paths, in the gutters between the cards. */
export function LinksLayer({ columns }: LinksLayerProps) {
  const { map, screen } = useShowing();
  const layer = useRef<SVGSVGElement>(null);
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: cards are measured again when the columns or the layer change their size
  useLayoutEffect(() => {
    const host = layer.current?.parentElement ?? null;
    if (host === null) return;
    const origin = host.getBoundingClientRect();
    setSize({ width: host.scrollWidth, height: host.scrollHeight });
    setBoxes(
      [...host.querySelectorAll<HTMLElement>("[data-card]")].map((card) => {
        const at = card.getBoundingClientRect();
        const left = at.left - origin.left;
        return {
          id: card.dataset.card ?? "",
          column: Math.floor((left - columns.laneWidth) / columns.stageWidth),
          left,
          right: at.right - origin.left,
          top: at.top - origin.top,
          bottom: at.bottom - origin.top,
        };
      }),
    );
  }, [columns.stageWidth, screen.layer, screen.colour]);
  const links = shownLinks(map, screen.selected);
  const byKey = new Map(links.map((link) => [link.key, link]));
  const field = {
    gutters: Array.from(
      { length: columns.count + 1 },
      (_, index) => columns.laneWidth + index * columns.stageWidth,
    ),
    above: Math.min(...boxes.map((box) => box.top)) - 4,
    below: Math.max(...boxes.map((box) => box.bottom)) + 4,
  };
  const routes = routeAll(
    links.map((link) => ({
      key: link.key,
      from: link.from,
      to: link.to,
      width: strokeOf(link.share.value ?? 0),
    })),
    boxes,
    field,
  );
  return (
    <svg
      ref={layer}
      className={styles.layer}
      width={size.width}
      height={size.height}
      aria-hidden="true"
    >
      <defs>
        {["planned", "flow", "desire"].map((kind) => (
          <marker
            key={kind}
            id={`tip-${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0.5 7.5 4 0 7.5z" className={styles[`${kind}Tip`]} />
          </marker>
        ))}
      </defs>
      {routes.map((route) => {
        const link = byKey.get(route.key);
        if (link === undefined) return null;
        const kind =
          link.kind === "desire"
            ? "desire"
            : link.n === 0 || screen.layer === "planned"
              ? "planned"
              : "flow";
        const isLoud = link.from === screen.selected || link.to === screen.selected;
        return (
          <path
            key={route.key}
            d={pathOf(route.points)}
            className={cx(styles.link, styles[kind], isLoud && styles.loud)}
            strokeWidth={kind === "planned" ? 1.2 : route.width}
            markerEnd={`url(#tip-${kind})`}
          >
            <title>
              {link.n === 0
                ? words.flows.neverSeen(count(map.page.overlay.frames[0]?.population.total ?? 0))
                : `n = ${count(link.n)}`}
            </title>
          </path>
        );
      })}
    </svg>
  );
}

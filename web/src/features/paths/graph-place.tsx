import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { pathWords as words } from "../../core/words/paths";
import { cx } from "../../ui/names";
import styles from "./way-graph.module.css";

export interface PlaceData extends Record<string, unknown> {
  readonly place: string;
  readonly name: string;
  readonly said: string;
  /** the start and the ends are no places of the map */
  readonly isBorder: boolean;
  readonly isTabStop: boolean;
  readonly isChosen: boolean;
  readonly onFocus: () => void;
  /** null where nobody can be listed */
  readonly onOpen: (() => void) | null;
}

/** A stage or touchpoint of the graph, with how often somebody came there. */
export function GraphPlace({ data }: NodeProps<Node<PlaceData, "place">>) {
  return (
    <>
      <Handle type="target" position={Position.Left} className={styles.handle} />
      <button
        type="button"
        className={cx(
          styles.place,
          data.isBorder && styles.borderPlace,
          data.isChosen && styles.chosen,
        )}
        data-way-place={data.place}
        tabIndex={data.isTabStop ? 0 : -1}
        aria-label={words.graph.node(data.name, data.said)}
        title={data.name}
        onFocus={data.onFocus}
        onClick={() => data.onOpen?.()}
      >
        <span className={styles.placeName}>{data.name}</span>
        <strong className={cx(data.onOpen !== null && styles.openable)}>{data.said}</strong>
      </button>
      <Handle type="source" position={Position.Right} className={styles.handle} />
    </>
  );
}

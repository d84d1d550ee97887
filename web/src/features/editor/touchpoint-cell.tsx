import { useDraggable, useDroppable } from "@dnd-kit/core";
import { type CSSProperties, memo, useCallback } from "react";
import {
  type CardLane,
  feelingAt,
  isList,
  type JsonObject,
  type Spot,
  type StageSpot,
  type Target,
  targetId,
  textAt,
} from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { MomentGlyph } from "../../ui/glyph";
import { cx } from "../../ui/names";
import styles from "./canvas.module.css";
import { useDrawn } from "./drawing";
import { nameOfChannel, nameOfOwner, spoken } from "./names";
import { NamingField } from "./naming-field";
import { openPanel } from "./open-panel";
import { PlaceHere } from "./place-here";

interface CellProps {
  readonly stage: StageSpot;
  readonly lane: CardLane;
  /** the touchpoints of the stage that stand in this lane */
  readonly cards: readonly Spot[];
  readonly tabStop: string | null;
  readonly style: CSSProperties;
}

/** The touchpoints of a stage in a lane; what is dropped on the free room stands at the end. */
export function TouchpointCell({ stage, lane, cards, tabStop, style }: CellProps) {
  const { naming, name } = useDrawn();
  const target: Target = { at: "end", stage: stage.ref, lane };
  const drop = useDroppable({ id: targetId(target) });
  const at = naming?.kind === "touchpoint" ? naming.at : null;
  const isNamedHere = lane === "touchpoints" && at === stage.ref;
  return (
    <div
      ref={drop.setNodeRef}
      role="gridcell"
      className={cx(styles.cell, drop.isOver && styles.over)}
      style={style}
    >
      {lane === "touchpoints" && stage.touchpoints.length === 0 && !isNamedHere && (
        <p className="faint">{words.noTouchpoints}</p>
      )}
      {cards.map((one) => (
        <div key={one.ref} className={styles.slot}>
          <PlaceHere
            target={{ at: "before", ref: one.ref }}
            label={words.picked.before(one.name)}
            of="touchpoint"
          />
          <DrawnCard spot={one} stage={stage} isTabStop={tabStop === one.ref} />
          {at === one.ref && <NamingField />}
        </div>
      ))}
      {isNamedHere && <NamingField />}
      <PlaceHere
        target={target}
        label={words.picked.end(stage.name, words.lanes.names[lane])}
        of="touchpoint"
      />
      {lane === "touchpoints" && (
        <button
          type="button"
          className={styles.add}
          tabIndex={-1}
          aria-label={words.addTouchpointIn(stage.name)}
          onClick={() => name({ kind: "touchpoint", at: cards.at(-1)?.ref ?? stage.ref })}
        >
          + {words.addTouchpoint}
        </button>
      )}
    </div>
  );
}

interface CardProps {
  readonly spot: Spot;
  readonly stage: StageSpot;
  readonly isTabStop: boolean;
}

/** One touchpoint: dragged, or moved by keys; Enter opens it in the panel. */
function DrawnCard({ spot, stage, isTabStop }: CardProps) {
  const { state, selected, select, naming, others, picked } = useDrawn();
  const drag = useDraggable({ id: spot.ref });
  const drop = useDroppable({ id: targetId({ at: "before", ref: spot.ref }) });
  const { setNodeRef: setDrag } = drag;
  const { setNodeRef: setDrop } = drop;
  const setBoth = useCallback(
    (node: HTMLElement | null) => {
      setDrag(node);
      setDrop(node);
    },
    [setDrag, setDrop],
  );
  if (naming?.kind === "rename" && naming.ref === spot.ref) return <NamingField />;
  const owner = textAt(spot.part, "owner") ?? textAt(stage.part, "owner");
  return (
    <article
      ref={setBoth}
      className={cx(
        styles.card,
        selected === spot.ref && styles.selected,
        picked === spot.ref && styles.picked,
        drag.isDragging && styles.dragged,
        drop.isOver && !drag.isDragging && styles.before,
      )}
      {...drag.listeners}
    >
      <CardFace
        spot={spot}
        stageName={stage.name}
        where={`${channelOf(spot, state.document)} · ${nameOfOwner(state.document, owner)}`}
        here={others
          .filter((one) => one.at === spot.ref)
          .map((one) => words.isHere(one.name))
          .join(", ")}
        isSelected={selected === spot.ref}
        isTabStop={isTabStop}
        onChoose={select}
      />
    </article>
  );
}

interface FaceProps {
  readonly spot: Spot;
  readonly stageName: string;
  readonly where: string;
  readonly here: string;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onChoose: (ref: string) => void;
}

/** What a card says; drawn anew only when that changes, so that a drag stays smooth over hundreds. */
const CardFace = memo(function CardFace(props: FaceProps) {
  const { spot } = props;
  const feeling = feelingAt(spot.part, "wanted")?.label ?? null;
  return (
    <>
      <button
        type="button"
        className={styles.name}
        tabIndex={props.isTabStop ? 0 : -1}
        data-place={spot.ref}
        aria-label={words.cardName(spot.name, props.stageName)}
        aria-pressed={props.isSelected}
        onClick={() => {
          props.onChoose(spot.ref);
          openPanel();
        }}
      >
        <span className={styles.title}>{spot.name}</span>
        {textAt(spot.part, "moment") !== null && <MomentGlyph />}
      </button>
      {props.here !== "" && <span className={styles.present}>{props.here}</span>}
      <p className={styles.line}>{props.where}</p>
      {feeling !== null && (
        <p className={styles.line}>{words.wanted(words.feelings[feeling] ?? spoken(feeling))}</p>
      )}
    </>
  );
});

/** The usual channel of a touchpoint, in words. */
function channelOf({ part }: Spot, document: JsonObject): string {
  const said = part.channels;
  const first = isList(said) ? said[0] : undefined;
  return typeof first === "string" ? nameOfChannel(document, first) : words.noChannel;
}

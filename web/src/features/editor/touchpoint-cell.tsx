import { useDraggable, useDroppable } from "@dnd-kit/core";
import { type CSSProperties, memo, useCallback } from "react";
import { DOT } from "../../core/format";
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
import type { Other } from "./use-presence";

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
  const { state, selected, select, naming, name, others, picked } = useDrawn();
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
          <DrawnCard
            place={one.ref}
            name={one.name}
            part={one.part}
            stageName={stage.name}
            where={whereOf(one, stage, state.document)}
            here={namesAt(others, one.ref)}
            isSelected={selected === one.ref}
            isPicked={picked === one.ref}
            isRenamed={naming?.kind === "rename" && naming.ref === one.ref}
            isTabStop={tabStop === one.ref}
            onChoose={select}
          />
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
  readonly place: string;
  readonly name: string;
  readonly part: JsonObject;
  readonly stageName: string;
  /** by which channel, and whose it is */
  readonly where: string;
  /** who else is there now, in words */
  readonly here: string;
  readonly isSelected: boolean;
  readonly isPicked: boolean;
  readonly isRenamed: boolean;
  readonly isTabStop: boolean;
  readonly onChoose: (ref: string) => void;
}

/** One touchpoint: dragged, or moved by keys; drawn anew only when it changes itself, of hundreds. */
const DrawnCard = memo(function DrawnCard({ isPicked, isRenamed, ...face }: CardProps) {
  const { place, isSelected } = face;
  const drag = useDraggable({ id: place });
  const drop = useDroppable({ id: targetId({ at: "before", ref: place }) });
  const { setNodeRef: setDrag } = drag;
  const { setNodeRef: setDrop } = drop;
  const setBoth = useCallback(
    (node: HTMLElement | null) => {
      setDrag(node);
      setDrop(node);
    },
    [setDrag, setDrop],
  );
  if (isRenamed) return <NamingField />;
  return (
    <article
      ref={setBoth}
      className={cx(
        styles.card,
        isSelected && styles.selected,
        isPicked && styles.picked,
        drag.isDragging && styles.dragged,
        drop.isOver && !drag.isDragging && styles.before,
      )}
      {...drag.listeners}
    >
      <CardFace {...face} />
    </article>
  );
});

/** What a card says; not drawn anew while something is dragged over it. Enter opens it in the panel. */
const CardFace = memo(function CardFace(props: Omit<CardProps, "isPicked" | "isRenamed">) {
  const { place, name, part } = props;
  const feeling = feelingAt(part, "wanted")?.label ?? null;
  return (
    <>
      <button
        type="button"
        className={styles.name}
        tabIndex={props.isTabStop ? 0 : -1}
        data-place={place}
        aria-label={words.cardName(name, props.stageName)}
        aria-pressed={props.isSelected}
        onClick={() => {
          props.onChoose(place);
          openPanel();
        }}
      >
        <span className={styles.title}>{name}</span>
        {textAt(part, "moment") !== null && <MomentGlyph />}
      </button>
      {props.here !== "" && <span className={styles.present}>{props.here}</span>}
      <p className={styles.line}>{props.where}</p>
      {feeling !== null && (
        <p className={styles.line}>{words.wanted(words.feelings[feeling] ?? spoken(feeling))}</p>
      )}
    </>
  );
});

/** The channel of a touchpoint, and who answers for it: else who does for its stage. */
function whereOf(spot: Spot, stage: StageSpot, document: JsonObject): string {
  const owner = textAt(spot.part, "owner") ?? textAt(stage.part, "owner");
  return `${channelOf(spot, document)}${DOT}${nameOfOwner(document, owner)}`;
}

function namesAt(others: readonly Other[], ref: string): string {
  return others
    .filter((one) => one.at === ref)
    .map((one) => words.isHere(one.name))
    .join(", ");
}

/** The usual channel of a touchpoint, in words. */
function channelOf({ part }: Spot, document: JsonObject): string {
  const said = part.channels;
  const first = isList(said) ? said[0] : undefined;
  return typeof first === "string" ? nameOfChannel(document, first) : words.noChannel;
}

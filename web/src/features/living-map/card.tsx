import { memo, type ReactNode } from "react";
import { DOT } from "../../core/format";
import type { Touchpoint } from "../../core/reading";
import { words } from "../../core/words";
import { besideWords as besides } from "../../core/words/beside";
import { MomentGlyph } from "../../ui/glyph";
import { cx } from "../../ui/names";
import styles from "./card.module.css";
import { CardMarks } from "./card-marks";
import { cardName, edgeOf } from "./card-words";
import { ChannelIcon } from "./channel-icon";
import { Measured } from "./estimate";
import { type Showing, useShowing } from "./showing";

/** How the cards of a row are drawn on the screen of now; the row asks once, not each of its cards. */
export function useCards(): (touchpoint: Touchpoint, isTabStop: boolean) => ReactNode {
  const { screen, show, map, around } = useShowing();
  const path = map.page.map.paths.find((one) => one.key === screen.path);
  const changes = around.beside?.changes;
  return (touchpoint, isTabStop) => (
    <Card
      key={touchpoint.ref}
      touchpoint={touchpoint}
      map={map}
      show={show}
      edge={edgeOf(touchpoint, screen.colour, map)}
      changes={changes?.filter((one) => one.ref === touchpoint.ref).length ?? 0}
      isSelected={screen.selected === touchpoint.ref}
      isDimmed={path !== undefined && !path.steps.includes(touchpoint.said.key)}
      isTabStop={isTabStop}
    />
  );
}

interface CardProps extends Pick<Showing, "map" | "show"> {
  readonly touchpoint: Touchpoint;
  readonly isTabStop: boolean;
  readonly edge: string | null;
  readonly changes: number;
  readonly isSelected: boolean;
  readonly isDimmed: boolean;
}

/**
 * One contact: where it happens, who answers for it, how it is for the customer, what goes wrong.
 *
 * It holds what every layer shows, so that a change of layer draws none of them anew.
 */
const Card = memo(function Card(props: CardProps) {
  const { touchpoint, map, show, edge, changes, isSelected, isDimmed, isTabStop } = props;
  const { said, measured } = touchpoint;
  const channels = said.channels.map((channel) => channel.name).join(", ");
  return (
    <article
      className={cx(
        styles.card,
        isSelected && styles.selected,
        isDimmed && styles.dimmed,
        edge !== null && styles.edged,
        changes > 0 && styles.changed,
      )}
      style={edge === null ? undefined : { borderInlineStartColor: edge }}
      data-card={touchpoint.ref}
    >
      {changes > 0 && <p className={styles.changes}>{besides.beside.marked(changes)}</p>}
      <button
        type="button"
        className={styles.name}
        tabIndex={isTabStop ? 0 : -1}
        data-place={touchpoint.ref}
        aria-label={cardName(touchpoint, map)}
        aria-pressed={isSelected}
        title={said.name}
        onClick={() =>
          show({ selected: touchpoint.ref, isPanelOpen: true, who: null, journey: null }, true)
        }
      >
        <span className={styles.icon}>
          <ChannelIcon said={said} />
        </span>
        <span className={styles.title}>{said.name}</span>
        {said.moment !== null && (
          <span className={styles.moment} title={words.moment[said.moment]}>
            <MomentGlyph />
          </span>
        )}
      </button>
      <p className={styles.where}>
        <span
          className={styles.channel}
          title={`${channels}${said.owner === null ? "" : `${DOT}${said.owner}`}`}
        >
          {[said.channels[0]?.name, said.owner ?? words.noOwner]
            .filter((part) => part !== undefined)
            .join(DOT)}
        </span>
        {measured !== null && measured.seen.quality !== "none" && (
          <Measured
            number={`touchpoints.${said.key}.seen`}
            estimate={measured.seen}
            shows="main"
            className={styles.seen}
          />
        )}
      </p>
      <CardMarks touchpoint={touchpoint} />
    </article>
  );
});

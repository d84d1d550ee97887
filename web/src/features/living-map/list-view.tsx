import { memo } from "react";
import { count } from "../../core/format";
import type { Stage, Touchpoint } from "../../core/reading";
import { words } from "../../core/words";
import { Figure } from "../../ui/figure";
import { Boards } from "../boards/boards";
import { useCards } from "./card";
import { emotionWords } from "./emotion-lane";
import styles from "./list-view.module.css";
import { Rails, railsOf } from "./paths-lane";
import { useShowing } from "./showing";
import { StageRows } from "./stage-head";
import { useArrival } from "./use-arrival";
import { usePaper } from "./use-paper";

/** The same content as headings and lists, for narrow screens and for those who read in order. */
export const ListView = memo(function ListView() {
  const { map } = useShowing();
  const isThere = useArrival(map, "list", usePaper());
  return (
    <div className={styles.list} id="map" tabIndex={-1}>
      {map.stages.map((stage) => (
        <StageSection key={stage.ref} stage={stage} isThere={isThere} />
      ))}
      <section className={styles.boards} aria-label={words.boardsOf}>
        <h2 className="unseen">{words.boardsOf}</h2>
        <Boards />
      </section>
    </div>
  );
});

interface SectionProps {
  readonly stage: Stage;
  readonly isThere: (touchpoint: Touchpoint) => boolean;
}

function StageSection({ stage, isThere }: SectionProps) {
  const { map, screen, show } = useShowing();
  const card = useCards();
  const showsHere = screen.layer === "observed" || screen.layer === "compare";
  const feelings = emotionWords(map, screen.layer, stage.index);
  const rails = railsOf(map).filter((rail) => rail.first === stage.index);
  return (
    <section className={styles.stage} aria-label={stage.said.name}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          <button
            type="button"
            className={styles.name}
            data-place={stage.ref}
            onClick={() =>
              show({ selected: stage.ref, who: null, journey: null, isPanelOpen: true }, true)
            }
          >
            {stage.said.name}
          </button>
        </h2>
        <StageRows stage={stage} layer={screen.layer} />
        {showsHere && stage.fellOut !== null && stage.fellOut.n > 0 && (
          <p className={styles.fell}>
            <Figure
              number={stage.fellOut.number}
            >{`↓ ${words.fellOut(count(stage.fellOut.n))}`}</Figure>
          </p>
        )}
      </div>
      {rails.length > 0 && (
        <Rails
          rails={rails.map((rail) => ({ ...rail, first: 0, last: 0 }))}
          map={map}
          stageWidth={null}
          tabStop={null}
        />
      )}
      {feelings !== "" && <p className={styles.feelings}>{feelings}</p>}
      <div className={styles.cards}>
        {stage.touchpoints.filter(isThere).map((one) => card(one, true))}
      </div>
    </section>
  );
}

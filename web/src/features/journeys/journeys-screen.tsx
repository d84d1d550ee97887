import { Link } from "@tanstack/react-router";
import { atlasWords as words } from "../../core/words/atlas";
import { LinkButton } from "../../ui/link-button";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { TryAgain } from "../shell/try-again";
import { Atlas } from "./atlas";
import styles from "./journeys.module.css";
import { MarketStrip } from "./market-strip";
import { Away, usePutAway } from "./put-away";
import { Starters } from "./starters";
import { useAtlas } from "./use-atlas";

/** Which journeys there are, what is part of what, whose they are and how they are. */
export function JourneysScreen() {
  const atlas = useAtlas();
  const mayEdit = useMay("map.edit");
  const moving = usePutAway();
  return (
    <Screen
      isWide
      title={words.title}
      actions={
        mayEdit && (
          <LinkButton to="/start" kind="primary">
            {words.isNew}
          </LinkButton>
        )
      }
    >
      {moving.isError && <Notice kind="breach" problem={moving.error} />}
      {atlas.isError && <TryAgain problem={atlas.error} onAgain={atlas.refetch} />}
      {atlas.data !== undefined &&
        (atlas.data.journeys.length === 0 ? (
          <>
            <p>{words.empty.said}</p>
            <Starters starters={atlas.data.starters} />
            <p>
              <Link to="/start" className={styles.events}>
                {words.empty.events}
              </Link>
            </p>
          </>
        ) : (
          <>
            <MarketStrip entries={atlas.data.journeys} />
            <Atlas entries={atlas.data.journeys} moving={moving} />
          </>
        ))}
      {atlas.data !== undefined && <Away count={atlas.data.put_away} moving={moving} />}
    </Screen>
  );
}

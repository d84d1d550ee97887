import { type ReactNode, useEffect } from "react";
import type { Keyed } from "../../core/members";
import { journeyWords as words } from "../../core/words/journey";
import { useJourneys } from "../journeys/use-journeys";
import { ComingHeads } from "../measured/coming";
import { NotMeasured } from "../measured/not-measured";
import { useFreshMap, useLivingMap } from "../measured/use-living-map";
import { Bones } from "./bones";
import styles from "./frame.module.css";
import { JourneyNav } from "./journey-nav";
import { MeasuredFrame } from "./measured-frame";
import type { JourneyScreenKey } from "./screens";
import { useAddress } from "./use-address";

const NOTHING: Readonly<Record<string, Keyed>> = {};

interface JourneyScreenProps {
  readonly screen: JourneyScreenKey;
  /** lists behind numbers that this screen asked for by itself */
  readonly more?: Readonly<Record<string, Keyed>>;
  /** drawn once the journey is measured; `useShowing` has the map */
  readonly children: ReactNode;
}

/** The frame of every screen of a journey: what it is, where else to go, what is measured, and who is behind a number. */
export function JourneyScreen({ screen, more = NOTHING, children }: JourneyScreenProps) {
  const { journey, scope } = useAddress();
  const living = useLivingMap(journey, scope);
  useFreshMap(journey, scope);
  const listed = useJourneys().data?.find((one) => one.key === journey);
  const name = living.data?.map.name ?? listed?.name ?? journey;
  const title = words.titleOf(name, words.screens[screen]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <h1>{title}</h1>
      </header>
      <JourneyNav journey={journey} scope={scope} />
      {living.data !== undefined ? (
        <MeasuredFrame page={living.data} more={more} isAsking={living.isPlaceholderData}>
          {children}
        </MeasuredFrame>
      ) : (
        <main className={styles.main}>
          {living.isError ? (
            <NotMeasured scope={scope} problem={living.error} onAgain={living.refetch} />
          ) : (
            <>
              <ComingHeads journey={journey} scope={scope} />
              <Bones />
            </>
          )}
        </main>
      )}
    </div>
  );
}

import { useDeferredValue, useMemo } from "react";
import type { ScopeSearch } from "../../core/scope";
import { appWords as words } from "../../core/words/app";
import { keyWords } from "../../core/words/keys";
import { fetched } from "../../ui/fetched";
import { Notice } from "../../ui/notice";
import { useCommentCounts } from "../comments/use-comments";
import { JourneyNav } from "../journey-frame/journey-nav";
import { useJourneys } from "../journeys/use-journeys";
import { LivingMapScreen, mapKeys } from "../living-map/screen";
import type { Around, Frame } from "../living-map/showing";
import { AccountLink } from "./account-link";
import { AskedCustomers } from "./asking";
import { ComingHeads } from "./coming";
import styles from "./coming.module.css";
import { MapActions, useEditKey } from "./map-actions";
import { NotMeasured } from "./not-measured";
import { ScopeParts } from "./scope-parts";
import { useBeside } from "./use-beside";
import { useFreshMap, useLivingMap } from "./use-living-map";

const BesideBar = fetched(async () => (await import("./beside-bar")).BesideBar);
const CommentsTab = fetched(async () => (await import("../comments/comments-tab")).CommentsTab);
const HistoryTab = fetched(async () => (await import("../versions/history-tab")).HistoryTab);
const KEYS = mapKeys([keyWords.edit]);

/** The living map of a journey, as the server measured it. */
export function MapScreen({
  journey,
  scope,
}: {
  readonly journey: string;
  readonly scope: ScopeSearch;
}) {
  const living = useLivingMap(journey, scope);
  useFreshMap(journey, scope);
  useEditKey(journey, scope.draft);
  const actions = <MapActions journey={journey} scope={scope} />;
  const page = living.data;
  const name = useJourneys().data?.find((one) => one.key === journey)?.name;
  // Nothing that a person does meanwhile waits until a whole map is drawn where none was.
  const isDrawn = useDeferredValue(page !== undefined);
  const { beside, isAsked, problem } = useBeside(journey, scope, page?.map.version);
  const comments = useCommentCounts(journey);
  const isAsking = living.isPlaceholderData;
  const frame: Frame = {
    isAsking,
    nav: <JourneyNav journey={journey} scope={scope} />,
    ...(isAsking ? { coming: <ComingHeads journey={journey} scope={scope} isOver /> } : {}),
    ...(page === undefined
      ? {}
      : {
          scope: (
            <>
              <ScopeParts journey={journey} scope={scope} page={page} />
              {isAsked && scope.against !== undefined && (
                <BesideBar
                  key={scope.against}
                  against={scope.against}
                  beside={beside}
                  problem={problem}
                />
              )}
            </>
          ),
        }),
  };
  // The map is not drawn anew while the next one is only asked for.
  const around: Around = useMemo(
    () => ({
      keys: KEYS,
      Customers: AskedCustomers,
      journeyLink: (one) => <AccountLink map={journey} journey={one} />,
      history: (ref) => <HistoryTab journey={journey} about={ref} />,
      comments: (ref) => <CommentsTab journey={journey} about={ref} />,
      commentCount: (ref) => comments[ref] ?? 0,
      ...(beside === undefined ? {} : { beside }),
    }),
    [journey, beside, comments],
  );
  return (
    <LivingMapScreen
      page={isDrawn ? page : undefined}
      name={page?.map.name ?? name ?? words.nav.map}
      actions={actions}
      frame={frame}
      around={around}
    >
      {frame.nav}
      <main className={styles.coming} aria-busy={!living.isError}>
        {living.isError ? (
          <NotMeasured scope={scope} problem={living.error} onAgain={living.refetch} />
        ) : (
          <>
            <Notice kind="plain">
              <p>{words.map.loading}</p>
            </Notice>
            <ComingHeads journey={journey} scope={scope} />
          </>
        )}
      </main>
    </LivingMapScreen>
  );
}

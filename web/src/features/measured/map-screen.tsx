import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Page } from "../../api/page";
import { isWhole, type ScopeSearch } from "../../core/scope";
import { appWords as words } from "../../core/words/app";
import { scopeWords } from "../../core/words/scope";
import { Notice } from "../../ui/notice";
import { LivingMapScreen } from "../living-map/screen";
import type { Around } from "../living-map/showing";
import { Screen } from "../shell/shell";
import { AccountLink } from "./account-link";
import { FreshNumbers } from "./fresh-numbers";
import { MapActions, useEditKey } from "./map-actions";
import { ScopeControls } from "./scope-controls";
import { useFreshMap, useLivingMap } from "./use-living-map";

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
  const actions = <MapActions journey={journey} draft={scope.draft} />;
  const page = living.data;
  const isAsking = living.isPlaceholderData;
  const around: Around = useMemo(
    () => ({
      ...(page === undefined
        ? {}
        : { scope: <Scope journey={journey} scope={scope} page={page} isAsking={isAsking} /> }),
      isAsking,
      journeyLink: (one) => <AccountLink map={journey} journey={one} />,
    }),
    [journey, scope, page, isAsking],
  );
  if (page !== undefined) {
    return <LivingMapScreen page={page} actions={actions} around={around} />;
  }
  return (
    <Screen title={words.nav.map} actions={actions}>
      {living.isError ? (
        <Notice kind="breach" problem={living.error}>
          <p>
            {isWhole(scope) ? (
              <>
                {words.map.noEvents} <Link to="/data">{words.map.connect}</Link>
              </>
            ) : (
              <>
                {scopeWords.failed}{" "}
                <Link to="/m/$journey" params={{ journey }} search={{}}>
                  {scopeWords.showAll}
                </Link>
              </>
            )}
          </p>
        </Notice>
      ) : (
        <Notice kind="plain">
          <p>{words.map.loading}</p>
        </Notice>
      )}
    </Screen>
  );
}

interface ScopeProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
  readonly page: Page;
  readonly isAsking: boolean;
}

function Scope({ journey, scope, page, isAsking }: ScopeProps) {
  return (
    <>
      <ScopeControls journey={journey} scope={scope} page={page} />
      <FreshNumbers journey={journey} />
      <span role="status" className="faint">
        {isAsking ? scopeWords.asking : ""}
      </span>
    </>
  );
}

import { Link } from "@tanstack/react-router";
import type { ScopeSearch } from "../../core/scope";
import { appWords as words } from "../../core/words/app";
import { Notice } from "../../ui/notice";
import { LivingMapScreen } from "../living-map/screen";
import { Screen } from "../shell/shell";
import { MapActions, useEditKey } from "./map-actions";
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
  if (living.data !== undefined) return <LivingMapScreen page={living.data} actions={actions} />;
  return (
    <Screen title={words.nav.map} actions={actions}>
      {living.isError ? (
        <Notice kind="breach" problem={living.error}>
          <p>
            {words.map.noEvents} <Link to="/data">{words.map.connect}</Link>
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

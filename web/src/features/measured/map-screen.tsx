import { Link } from "@tanstack/react-router";
import { appWords as words } from "../../core/words/app";
import { Notice } from "../../ui/notice";
import { LivingMapScreen } from "../living-map/screen";
import { Screen } from "../shell/shell";
import { type ScopeSearch, useLivingMap } from "./use-living-map";

/** The living map of a journey, as the server measured it. */
export function MapScreen({
  journey,
  scope,
}: {
  readonly journey: string;
  readonly scope: ScopeSearch;
}) {
  const living = useLivingMap(journey, scope);
  if (living.data !== undefined) return <LivingMapScreen page={living.data} />;
  return (
    <Screen title={words.nav.map}>
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

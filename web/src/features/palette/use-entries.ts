import { useNavigate, useRouterState } from "@tanstack/react-router";
import { DOT } from "../../core/format";
import { LANGUAGES, language, languageOf } from "../../core/language";
import { LAYERS, parseScreen, printScreen, type Screen } from "../../core/scope";
import { THEMES } from "../../core/theme";
import { words } from "../../core/words";
import { journeyWords } from "../../core/words/journey";
import { paletteWords } from "../../core/words/palette";
import { preferenceWords } from "../../core/words/preferences";
import { tourWords } from "../../core/words/tour";
import { useFoundAccounts } from "../account/use-account";
import { JOURNEY_SCREENS } from "../journey-frame/screens";
import { useJourneys } from "../journeys/use-journeys";
import { showKeys } from "../keys/key-list";
import { useLivingMap } from "../measured/use-living-map";
import { usePreference } from "../session/use-preference";
import { usePreferences } from "../session/use-preferences";
import { useHere, useMay } from "../session/workspace";
import { STEPS, startTour, tourState } from "../tour/tour-state";
import type { Entry } from "./matching";

const { groups, actions } = paletteWords;
const LAYER_KEYS = { planned: "1", believed: "2", observed: "3", compare: "0" } as const;

/** Everything that can be gone to or done from here; customers are asked of the server. */
export function useEntries(journey: string | null, typed: string) {
  const mayRead = useMay("customers.read");
  const found = useFoundAccounts(journey, typed, mayRead);
  const elements = useElementEntries(journey);
  const layers = useLayerEntries(journey);
  const places = usePlaceEntries(journey);
  const preferences = usePreferenceEntries();
  const navigate = useNavigate();
  const customers = (typed.trim().length > 1 ? (found.data ?? []) : []).map(
    (one): Entry => ({
      id: `account:${one.account}`,
      group: groups.customers,
      name: one.name ?? one.account,
      // the id too: the server found it by either
      detail: `${one.name === null ? "" : `${one.account}${DOT}`}${paletteWords.openNow(one.open_now)}`,
      run: () =>
        void navigate({
          to: "/accounts/$account",
          params: { account: one.account },
          search: journey === null ? {} : { journey },
        }),
    }),
  );
  return {
    // who has typed nothing yet looks for what can be done
    entries:
      typed.trim() === ""
        ? [...places, ...layers, ...preferences, ...elements]
        : [...elements, ...customers, ...places, ...layers, ...preferences],
    isLooking: found.isFetching,
  };
}

/** Turns the map to another state of the screen; opens it first where another screen is shown. */
function useShowOnMap(journey: string | null): (change: Partial<Screen>) => void {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (change) => {
    if (journey === null) return;
    const isThere = path === `/m/${journey}`;
    const hash = printScreen({ ...parseScreen(isThere ? window.location.hash : ""), ...change });
    if (isThere) window.location.hash = hash;
    else void navigate({ to: "/m/$journey", params: { journey }, hash });
  };
}

function useElementEntries(journey: string | null): readonly Entry[] {
  const stages = useLivingMap(journey ?? "", {}, journey !== null).data?.map.stages ?? [];
  const show = useShowOnMap(journey);
  const select = (selected: string) => () =>
    show({ selected, tab: "overview", isPanelOpen: true, who: null, journey: null });
  return [
    ...stages.map((stage) => ({
      id: `stage:${stage.key}`,
      group: groups.stages,
      name: stage.name,
      detail: "",
      run: select(`stage:${stage.key}`),
    })),
    ...stages.flatMap((stage) =>
      stage.touchpoints.map((point) => ({
        id: `touchpoint:${point.key}`,
        group: groups.touchpoints,
        name: point.name,
        detail: paletteWords.stageOf(stage.name),
        run: select(`touchpoint:${point.key}`),
      })),
    ),
  ];
}

function useLayerEntries(journey: string | null): readonly Entry[] {
  const show = useShowOnMap(journey);
  if (journey === null) return [];
  return LAYERS.map((layer) => ({
    id: `layer:${layer}`,
    group: groups.layers,
    name: words.layers[layer],
    detail: "",
    key: LAYER_KEYS[layer],
    run: () => show({ layer }),
  }));
}

function usePreferenceEntries(): readonly Entry[] {
  const { speak, show } = usePreferences();
  const languages = Object.entries(LANGUAGES).flatMap(([key, name]): Entry[] => {
    const other = languageOf(key);
    if (other === null || other === language()) return [];
    return [
      {
        id: `language:${key}`,
        group: preferenceWords.group,
        name: preferenceWords.speak(name),
        detail: "",
        run: () => speak(other),
      },
    ];
  });
  const themes = THEMES.map(
    (theme): Entry => ({
      id: `theme:${theme}`,
      group: preferenceWords.group,
      name: preferenceWords.show(preferenceWords.themes[theme]),
      detail: "",
      run: () => show(theme),
    }),
  );
  return [...languages, ...themes];
}

function usePlaceEntries(journey: string | null): readonly Entry[] {
  const navigate = useNavigate();
  const journeys = (useJourneys().data ?? []).filter((one) => one.archived_at === null);
  const { rights } = useHere().workspace;
  const mayEdit = rights.includes("map.edit");
  const [{ at }] = usePreference(tourState);
  const act = (id: keyof typeof actions, run: () => void, key?: string): Entry => ({
    id: `action:${id}`,
    group: groups.actions,
    name: actions[id],
    detail: "",
    ...(key === undefined ? {} : { key }),
    run,
  });
  const to = { params: { journey: journey ?? "" } };
  const screens = JOURNEY_SCREENS.filter((one) => one.key !== "map").map(
    (one): Entry => ({
      id: `screen:${one.key}`,
      group: journeyWords.nav,
      name: journeyWords.screens[one.key],
      detail: "",
      run: () => void navigate({ to: one.to, ...to }),
    }),
  );
  const ofJourney =
    journey === null
      ? []
      : [
          act("map", () => void navigate({ to: "/m/$journey", ...to })),
          act("open", () => void navigate({ to: "/m/$journey/open", ...to })),
          act(
            "mine",
            () => void navigate({ to: "/m/$journey/open", ...to, search: { assignee: "me" } }),
          ),
          act("versions", () => void navigate({ to: "/m/$journey/versions", ...to })),
          ...(mayEdit
            ? [act("edit", () => void navigate({ to: "/m/$journey/edit", ...to }), "E")]
            : []),
          ...(rights.includes("shares.write")
            ? [act("share", () => void navigate({ to: "/m/$journey/shares", ...to }))]
            : []),
          ...screens,
        ];
  return [
    ...journeys.map((one) => ({
      id: `journey:${one.key}`,
      group: groups.journeys,
      name: one.name,
      detail: "",
      run: () => void navigate({ to: "/m/$journey", params: { journey: one.key } }),
    })),
    ...ofJourney,
    act("data", () => void navigate({ to: "/data" })),
    act("journeys", () => void navigate({ to: "/journeys" })),
    act("keys", showKeys, "?"),
    {
      ...act("tour", startTour),
      ...(at > 0 ? { name: tourWords.goOn(at + 1, STEPS.length) } : {}),
    },
    ...(mayEdit ? [act("start", () => void navigate({ to: "/start" }))] : []),
  ];
}

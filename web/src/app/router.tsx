import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Navigate,
  Outlet,
  useParams,
  useSearch,
} from "@tanstack/react-router";
import { whatBroke } from "../core/client";
import { later } from "../core/parts";
import { readFunnel, readScope, readSegments, readStage, readWays } from "../core/scope";
import { appWords as words } from "../core/words/app";
import { readAccountSearch } from "../features/account/account-search";
import { readAdminSearch } from "../features/admin/admin-search";
import { readFindingsSearch } from "../features/findings/findings-search";
import { firstOf, useJourneys } from "../features/journeys/use-journeys";
import { readLibrarySearch } from "../features/library/library-search";
import { MapScreen } from "../features/measured/map-screen";
import { readOpenSearch } from "../features/open/open-search";
import { useOwnRole } from "../features/session/use-own-role";
import { useSession, useSignedOut } from "../features/session/use-session";
import { HereProvider } from "../features/session/workspace";
import { Screen, Shell } from "../features/shell/shell";
import { TryAgain } from "../features/shell/try-again";
import { readVoiceSearch } from "../features/voice/voice-search";
import { Button } from "../ui/button";
import { fetched } from "../ui/fetched";
import { Notice } from "../ui/notice";

/** A screen in a file of its own: it comes when it is needed, after its words. */
function screenFrom<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(later(load), name);
}

const root = createRootRoute({ component: Outlet });

const enter = createRoute({
  getParentRoute: () => root,
  path: "/enter",
  component: screenFrom(() => import("../features/session/enter"), "EnterScreen"),
});

const shared = createRoute({
  getParentRoute: () => root,
  path: "/s/$token",
  component: SharedRoute,
});

const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Inside });

const home = createRoute({ getParentRoute: () => inside, path: "/", component: Home });
const start = createRoute({
  getParentRoute: () => inside,
  path: "/start",
  component: screenFrom(() => import("../features/start/start-screen"), "StartScreen"),
});
const journeys = createRoute({
  getParentRoute: () => inside,
  path: "/journeys",
  component: screenFrom(() => import("../features/journeys/journeys-screen"), "JourneysScreen"),
});
const data = createRoute({
  getParentRoute: () => inside,
  path: "/data",
  component: screenFrom(() => import("../features/data/data-screen"), "DataScreen"),
});
const map = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey",
  validateSearch: readScope,
  component: MapRoute,
});
const open = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/open",
  validateSearch: readOpenSearch,
  component: screenFrom(() => import("../features/open/open-screen"), "OpenScreen"),
});
const edit = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/edit",
  validateSearch: readDraft,
  component: screenFrom(() => import("../features/editor/editor-screen"), "EditorScreen"),
});
const versions = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/versions",
  component: screenFrom(() => import("../features/versions/versions-screen"), "VersionsScreen"),
});
const conversion = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/conversion",
  validateSearch: readFunnel,
  component: screenFrom(
    () => import("../features/conversion/conversion-screen"),
    "ConversionScreen",
  ),
});
const paths = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/paths",
  validateSearch: readWays,
  component: screenFrom(() => import("../features/paths/paths-screen"), "PathsScreen"),
});
const time = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/time",
  validateSearch: readStage,
  component: screenFrom(() => import("../features/stage-time/time-screen"), "TimeScreen"),
});
const handovers = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/handovers",
  validateSearch: readScope,
  component: screenFrom(() => import("../features/handovers/handovers-screen"), "HandoversScreen"),
});
const segments = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/segments",
  validateSearch: readSegments,
  component: screenFrom(() => import("../features/segments/segments-screen"), "SegmentsScreen"),
});
const gaps = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/gaps",
  validateSearch: readScope,
  component: screenFrom(() => import("../features/gaps/gaps-screen"), "GapsScreen"),
});
const voice = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/voice",
  validateSearch: readVoiceSearch,
  component: screenFrom(() => import("../features/voice/voice-screen"), "VoiceScreen"),
});
const targets = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/targets",
  validateSearch: readScope,
  component: screenFrom(() => import("../features/targets/targets-screen"), "TargetsScreen"),
});
const findings = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/findings",
  validateSearch: readFindingsSearch,
  component: screenFrom(() => import("../features/findings/findings-screen"), "FindingsScreen"),
});
const library = createRoute({
  getParentRoute: () => inside,
  path: "/library",
  validateSearch: readLibrarySearch,
  component: screenFrom(() => import("../features/library/library-screen"), "LibraryScreen"),
});

const shares = createRoute({
  getParentRoute: () => inside,
  path: "/m/$journey/shares",
  component: SharesRoute,
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/accounts/$account",
  validateSearch: readAccountSearch,
  component: screenFrom(() => import("../features/account/account-screen"), "AccountScreen"),
});

const admin = createRoute({
  getParentRoute: () => inside,
  path: "/admin",
  validateSearch: readAdminSearch,
  component: AdminRoute,
});

export const router = createRouter({
  routeTree: root.addChildren([
    enter,
    shared,
    inside.addChildren([
      home,
      start,
      journeys,
      data,
      map,
      conversion,
      paths,
      time,
      handovers,
      segments,
      gaps,
      voice,
      targets,
      findings,
      library,
      open,
      shares,
      edit,
      versions,
      account,
      admin,
    ]),
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: Failed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** The draft that is drawn; none = the one that was changed last. */
function readDraft(search: Record<string, unknown>): { draft?: string; publish?: true } {
  return {
    ...(typeof search.draft === "string" ? { draft: search.draft } : {}),
    ...(search.publish === true ? { publish: true } : {}),
  };
}

const SharedScreen = screenFrom(() => import("../features/shared/shared-screen"), "SharedScreen");

function SharedRoute() {
  return <SharedScreen token={shared.useParams().token} />;
}

const AdminScreen = screenFrom(() => import("../features/admin/admin-screen"), "AdminScreen");

function AdminRoute() {
  return <AdminScreen part={admin.useSearch().part ?? "people"} />;
}

const SharesScreen = screenFrom(() => import("../features/shared/shares-screen"), "SharesScreen");

function SharesRoute() {
  return <SharesScreen journey={shares.useParams().journey} />;
}

/** A screen that broke; the way on stays. */
function Failed({ error }: ErrorComponentProps) {
  return (
    <Screen title={words.failed}>
      {error instanceof Error && <Notice kind="breach" problem={whatBroke(error)} />}
      <p>
        <Button onClick={() => window.location.reload()}>{words.retry}</Button>
      </p>
    </Screen>
  );
}

function MapRoute() {
  return <MapScreen journey={map.useParams().journey} scope={map.useSearch()} />;
}

const signIn = () => import("../features/session/sign-in");
const SignInScreen = fetched(async () => (await signIn()).SignInScreen);
const SignInAgain = fetched(async () => (await signIn()).SignInAgain);
const OutsideScreen = fetched(
  async () => (await import("../features/session/outside")).OutsideScreen,
);

/** Only who is signed in and belongs to a workspace gets further. */
function Inside() {
  const session = useSession();
  const left = useSignedOut();
  const params: { journey?: string } = useParams({ strict: false });
  const search: { journey?: string | undefined } = useSearch({ strict: false });
  if (session.isError && session.data === undefined)
    return <TryAgain problem={session.error} onAgain={session.refetch} />;
  if (session.data === undefined) return null;
  const account = session.data ?? left;
  const workspace = account?.workspaces[0];
  if (account === null) return <SignInScreen />;
  if (workspace === undefined) return <OutsideScreen />;
  return (
    <HereProvider session={account} workspace={workspace}>
      <Framed journey={params.journey ?? search.journey ?? null} />
      {session.data === null && <SignInAgain email={account.email} />}
    </HereProvider>
  );
}

function Framed({ journey }: { readonly journey: string | null }) {
  const journeys = useJourneys();
  useOwnRole();
  return (
    <Shell journey={journey ?? firstOf(journeys.data)?.key ?? null}>
      <Outlet />
    </Shell>
  );
}

/** Home is the living map; without one, the place to start. */
function Home() {
  const journeys = useJourneys();
  if (journeys.data === undefined) return null;
  const first = firstOf(journeys.data);
  return first === undefined ? (
    <Navigate to="/start" replace />
  ) : (
    <Navigate to="/m/$journey" params={{ journey: first.key }} replace />
  );
}

/** The words of the application around the living map. */

import { plural, t } from "@lingui/core/macro";

export const appWords = {
  nav: {
    find: t`Find`,
    findHint: t`Find (Ctrl K)`,
    more: t`More`,
    label: t`Screens`,
    map: t`Map`,
    journeys: t`Journeys`,
    customers: t`Open customers`,
    data: t`Data`,
    library: t`Library`,
    admin: t`Admin`,
    adminSaid: t`Who may do what`,
    signOut: t`Sign out`,
  },
  journeys: {
    inForce: (version: string) => t`v${version} holds`,
    none: t`nothing published yet`,
    drafts: (n: number) => plural(n, { one: "# draft", other: "# drafts" }),
  },
  map: {
    loading: t`Measuring the journey`,
    noEvents: t`The map is there, its numbers are not.`,
    connect: t`Add a file of events under Data`,
    edit: t`Edit`,
    editHint: t`Edit the map (E)`,
    share: t`Share`,
    versions: t`Versions`,
  },
  failed: t`This did not work`,
  retry: t`Try again`,
  late: t`No answer came in time.`,
  unreached: t`The server cannot be reached.`,
  unreachedNext: t`Look whether you are online, then try again.`,
  answered: (status: number) => t`The server answered ${status}.`,
  loading: t`Loading`,
} as const;

/** The words of the screen where owners see who may do what, and what happened. */

import { plural, t } from "@lingui/core/macro";

/** What was done, by its name in the audit. */
const kinds: Readonly<Record<string, string>> = {
  "audit.exported": t`took the audit away`,
  "care.changed": t`agreed about a customer`,
  "draft.approved": t`approved a draft`,
  "map.published": t`published a version`,
  "member.invited": t`invited somebody`,
  "member.link_made": t`made a new way in`,
  "member.removed": t`took somebody out`,
  "member.role_changed": t`changed a role`,
  "rules.changed": t`changed a rule`,
  "share.made": t`made a link`,
  "share.revoked": t`ended a link`,
};

const jobs: Readonly<Record<string, string>> = {
  demo: t`Inventing a company`,
  draft: t`Drafting a map from events`,
  load: t`Taking a file in`,
  replay: t`Reading refused rows again`,
};

export const adminWords = {
  title: t`Who may do what`,
  sections: t`Parts of this screen`,
  tabs: { people: t`People`, links: t`Shared links`, jobs: t`Work`, audit: t`Audit` },
  roles: { viewer: t`viewer`, analyst: t`analyst`, editor: t`editor`, owner: t`owner` },
  mayDo: {
    viewer: t`reads maps and counts`,
    analyst: t`also sees customers, cares for them and brings data`,
    editor: t`also draws, publishes and shares`,
    owner: t`also decides who belongs here and reads the audit`,
  },
  people: {
    columns: {
      name: t`Name`,
      email: t`E-mail`,
      role: t({ context: "of a person", message: "Role" }),
      seen: t`Last seen`,
      verbs: "",
    },
    lead: (n: number) =>
      plural(n, { one: "# person can come in here.", other: "# people can come in here." }),
    alone: t`You are alone here. Invite two people: a journey is drawn together.`,
    you: t({ context: "beside one's own name", message: "you" }),
    never: t`not yet`,
    invite: t`Invite somebody`,
    send: t`Make the link`,
    invited: (name: string) =>
      t`${name} can come in now. Send this link; it works once, within a week. Copy it now; it is kept nowhere.`,
    knows: (name: string) =>
      t`${name} has an account already and finds this workspace after signing in.`,
    newLink: t`New link`,
    newLinkOf: (name: string) => t`Make a new link for ${name}`,
    remove: t`Remove`,
    removeOf: (name: string) => t`Remove ${name}`,
    sure: (name: string) => t`Remove ${name}? What they did stays.`,
    keep: t`Keep`,
    roleOf: (name: string) => t`Role of ${name}`,
    lastOwner: t`The last owner stays one.`,
  },
  links: {
    empty: t`No link was made yet. Links are made on a journey, under Share.`,
    columns: {
      journey: t`Journey`,
      version: t`Version`,
      until: t`Until`,
      opened: t`Opened`,
      by: t`Made by`,
      verbs: "",
    },
    ended: t`ended`,
    expired: t`expired`,
    end: t`End it`,
    endOf: (journey: string, version: string) => t`End the link to ${journey}, version ${version}`,
    password: t`with a password`,
    times: (n: number) => plural(n, { one: "# time", other: "# times" }),
  },
  jobs: {
    empty: t`Nothing long was worked on yet.`,
    columns: {
      kind: t`Work`,
      state: t`State`,
      cause: t`What came of it`,
      at: t({ context: "a column of moments", message: "When" }),
      by: t({ context: "a column of people", message: "By" }),
      verbs: "",
    },
    kinds: jobs,
    states: {
      waiting: t({ context: "work", message: "waiting" }),
      running: t({ context: "work", message: "running" }),
      done: t({ context: "work", message: "done" }),
      failed: t({ context: "work", message: "failed" }),
      cancelled: t({ context: "work", message: "called off" }),
    },
    retry: t`Try again`,
    retryOf: (kind: string, at: string) => t`Try again: ${kind}, ${at}`,
  },
  audit: {
    empty: t`Nothing fits this filter.`,
    nothingYet: t`Nothing has happened yet.`,
    columns: {
      n: t`No.`,
      at: t({ context: "a column of moments", message: "When" }),
      who: t`Who`,
      what: t`What`,
      about: t`About`,
    },
    anybody: t`anybody`,
    anything: t`anything`,
    since: t({ context: "the first day", message: "From" }),
    until: t({ context: "the last day", message: "To" }),
    shown: (shown: string, of: string) => t`${shown} of ${of} shown, the newest first.`,
    more: t`Show older ones`,
    export: t`Take it away as CSV`,
    holds: t`The chain of the audit holds: nothing was altered.`,
    broken: (n: string) =>
      t`The chain breaks at row ${n}: from there on, the audit was altered outside of Wayline.`,
    kinds,
    nobody: t`nobody`,
  },
  loading: t`Looking it up`,
} as const;

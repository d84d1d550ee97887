/** The words of versions, of their lists, and of what people say about an element. */

import { plural, t } from "@lingui/core/macro";

const BREAKS: Readonly<Record<string, string>> = {
  times: t`another promise`,
  counts: t`counts can no longer be compared`,
};

export const versionWords = {
  breaks: (breaks: string) => BREAKS[breaks] ?? "",
  reigns: {
    ruling: (from: string) => t`in force since ${from}`,
    until: (from: string, to: string) => t`in force from ${from} to before ${to}`,
    coming: (from: string) => t`in force from ${from}`,
    past: (from: string, to: string) => t`was in force from ${from} to before ${to}`,
    never: t`never in force`,
  },
  basedOn: (version: string) => t`based on v${version}`,
  publishedBy: (who: string, when: string) => t`published by ${who}, ${when}`,
  approvedBy: (who: string) => t`approved by ${who}`,
  adopts: t`open customers change over to it at their next stage`,
  restore: t`Restore`,
  restoreHint: t`A new draft with what this version says`,
  restoreName: (version: string) => t`Back to v${version}`,
  takeLive: t`Take live…`,
  takeLiveHint: t`It becomes the next version of how it is`,
  takeLiveName: (version: string) => t`v${version} goes live`,
  onMap: (version: string) => t`Compare with v${version} on the map`,
  coming: (version: string, from: string) => t`v${version} from ${from}`,
  rules: {
    title: t`Before a version is published`,
    asks: t`Somebody besides its author approves of it`,
    said: t`Who drew on a draft cannot approve of it; an edit asks for a new approval.`,
  },
  compare: {
    title: t`Compare`,
    wholeMap: t`The whole map`,
    place: t`Where`,
    before: (version: string) => t`v${version} says`,
    after: (version: string) => t`v${version} says`,
    nothing: t`nothing`,
    changes: (n: number) => plural(n, { one: "# change", other: "# changes" }),
    at: (n: number, of: number) => t`${n} of ${of}`,
    next: t`Next`,
    nextHint: t`Next change (N)`,
    previous: t`Previous`,
    previousHint: t`Previous change (P)`,
    open: t`Show on the map`,
  },
  publish: {
    offPlan: (version: string) => t`What differs from the plan, v${version}`,
    onPlan: (version: string) => t`As planned in v${version}.`,
    approved: (who: string) => t`${who} approves of it as it is now.`,
    approve: t`I approve of it as it is now`,
    withdraw: t`Take my approval back`,
    adopt: t`Open customers change over to it at their next stage`,
    adoptHint: t`Without it, only customers who begin from then on are judged by it.`,
    findings: (n: number) =>
      plural(n, { one: "# finding of the map check", other: "# findings of the map check" }),
  },
  history: {
    empty: t`Nothing was published or drawn here yet.`,
    loading: t`Reading what was changed`,
    since: t`It is there from this version on.`,
    version: (version: string) => t`v${version}`,
    drawn: (draft: string) => t`drawn in “${draft}”, not published yet`,
    by: (who: string, when: string) => t`${who}, ${when}`,
  },
  comments: {
    empty: t`Nobody has said anything here yet.`,
    mayNot: t`Your role may read comments, not write them.`,
    say: t`Say something about it`,
    send: t`Send`,
    edit: t`Change`,
    editOf: t`Your comment`,
    save: t`Save`,
    cancel: t`Cancel`,
    remove: t`Delete`,
    edited: t`changed`,
    by: (who: string, when: string) => t`${who}, ${when}`,
  },
} as const;

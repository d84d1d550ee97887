// Written by `make docs` from docs/glossary.md; do not edit.

/** A word of the product, and what it means; `key` is its English. */
export interface GlossaryWord {
  readonly key: string;
  readonly word: string;
  readonly meaning: string;
}

/** Words that belong together. */
export interface GlossaryPart {
  readonly title: string;
  readonly words: readonly GlossaryWord[];
}

export const ENGLISH_WORDS: readonly GlossaryPart[] = [
  {
    title: "The map: what we promised",
    words: [
      {
        key: "map",
        word: "map",
        meaning:
          "one customer journey as designed: stages, touchpoints, paths and what is promised, in one YAML file",
      },
      {
        key: "stage",
        word: "stage",
        meaning: "a part of the journey with a need at its end and a standard for its time",
      },
      { key: "need", word: "need", meaning: "what the customer has at the end of a stage" },
      {
        key: "touchpoint",
        word: "touchpoint",
        meaning: "one contact between customer and company, inside a stage",
      },
      {
        key: "link",
        word: "link",
        meaning:
          "how one touchpoint leads to another: sequence, alternative, parallel, loop, handover, escalation",
      },
      {
        key: "standard",
        word: "standard",
        meaning:
          "how long something should take: target, warning, breach; and in what share of cases",
      },
      { key: "target", word: "target", meaning: "what a KPI should reach, from when to when" },
      {
        key: "stakeholder path",
        word: "stakeholder path",
        meaning:
          "what one kind of person (technical, financial, legal) must get through in the same journey",
      },
      {
        key: "persona",
        word: "persona",
        meaning: "a kind of person at the account, with a role in the decision",
      },
      {
        key: "segment",
        word: "segment",
        meaning:
          "accounts that belong together by a rule, and may be promised something of their own",
      },
      {
        key: "gate",
        word: "gate",
        meaning: "the paths that must be through before a stage may be entered",
      },
      { key: "outcome", word: "outcome", meaning: "how a journey ends: success, failure, neutral" },
      {
        key: "binding",
        word: "binding",
        meaning: "the rule that says which events prove an element of the map",
      },
      {
        key: "fail point",
        word: "fail point",
        meaning: "where we know it can go wrong, how we would notice, and what we would do",
      },
      {
        key: "moment of truth",
        word: "moment of truth",
        meaning: "a touchpoint that makes or breaks the relationship",
      },
      {
        key: "version",
        word: "version",
        meaning: "a published map; it never changes, and has a number that says what it breaks",
      },
      {
        key: "in force",
        word: "in force",
        meaning:
          "the version that holds on a day: published, as it is, from its first day to before its last",
      },
      {
        key: "as it is, what shall be",
        word: "as it is, what shall be",
        meaning: "the map we keep today, and the one we want; the second is never in force",
      },
      {
        key: "judged by",
        word: "judged by",
        meaning:
          "the version whose promises a case is held to: the one in force at its first event",
      },
      {
        key: "change over",
        word: "change over",
        meaning:
          "an open case comes to the next version at its next stage, where that version says so",
      },
      {
        key: "take live",
        word: "take live",
        meaning: "what shall be becomes the next version of how it is",
      },
      { key: "owner", word: "owner", meaning: "the one party that answers for an element" },
      { key: "planned", word: "planned", meaning: "what the map intends" },
      {
        key: "believed",
        word: "believed",
        meaning: "what people in the company or in interviews say",
      },
      { key: "observed", word: "observed", meaning: "what events and answers show" },
    ],
  },
  {
    title: "The events: what happened",
    words: [
      {
        key: "event",
        word: "event",
        meaning: "one thing that happened at one time, to an account or a person",
      },
      {
        key: "source",
        word: "source",
        meaning: "one system or file that events come from, with its mapping",
      },
      { key: "mapping", word: "mapping", meaning: "the small file that says which column is what" },
      { key: "account", word: "account", meaning: "the company we deal with" },
      { key: "person", word: "person", meaning: "somebody at the account" },
      { key: "channel", word: "channel", meaning: "the way of contact: portal, phone, site visit" },
      {
        key: "horizon",
        word: "horizon",
        meaning: "up to when the data can tell: the earliest last word of all sources",
      },
      {
        key: "quarantine",
        word: "quarantine",
        meaning: "rows that could not be read, kept with their reason, to be replayed",
      },
      {
        key: "surplus",
        word: "surplus",
        meaning:
          "an event that a touchpoint would take, and that is not counted because the first or last one is",
      },
      {
        key: "balance",
        word: "balance",
        meaning: "received = stored + duplicate + quarantined, at each load",
      },
    ],
  },
  {
    title: "The meeting: what is measured",
    words: [
      {
        key: "journey",
        word: "journey",
        meaning: "one instance: an account (or person, or project) going through the map once",
      },
      { key: "stage visit", word: "stage visit", meaning: "one stay of a journey in a stage" },
      { key: "entered", word: "entered", meaning: "how many journeys came into a stage" },
      {
        key: "here now",
        word: "here now",
        meaning: "how many open journeys stand in a stage today",
      },
      { key: "moved on", word: "moved on", meaning: "left a stage forwards, or with success" },
      { key: "fell out", word: "fell out", meaning: "left a stage with a failure end" },
      { key: "came back", word: "came back", meaning: "left a stage backwards" },
      { key: "on track", word: "on track", meaning: "an open journey within its time" },
      { key: "slow", word: "slow", meaning: "over the target, not yet over the limit" },
      {
        key: "stuck",
        word: "stuck",
        meaning: "over the limit, and nothing has happened for longer than usual",
      },
      {
        key: "dead end",
        word: "dead end",
        meaning: "silent for long, after a touchpoint from which others do not go on either",
      },
      {
        key: "unknown",
        word: "unknown",
        meaning: "no standard, and too few visits to learn what is usual",
      },
      {
        key: "at stake",
        word: "at stake",
        meaning: "what journeys that are stuck or at a dead end are worth together",
      },
      {
        key: "silent",
        word: "silent",
        meaning: "how long nothing has happened in a journey, on any channel",
      },
      { key: "late", word: "late", meaning: "a stakeholder path past its time" },
      { key: "handover", word: "handover", meaning: "work passing from one department to another" },
      {
        key: "silo break",
        word: "silo break",
        meaning: "a handover that is late, silent, asks again or bounces",
      },
      {
        key: "way",
        word: "way",
        meaning:
          "how a journey went from stage to stage or from touchpoint to touchpoint, as it was seen",
      },
      { key: "step", word: "step", meaning: "one move on a way: from one place to the next" },
      {
        key: "desire path",
        word: "desire path",
        meaning: "a way that customers take and the map does not show",
      },
      {
        key: "deviation",
        word: "deviation",
        meaning:
          "a journey that differs from the map: missing, ad hoc, out of sequence, failed, late",
      },
      {
        key: "mapped share",
        word: "mapped share",
        meaning: "the share of events in journeys that the map can explain",
      },
      {
        key: "finding",
        word: "finding",
        meaning: "a sentence about something that deserves attention, with its owner and n",
      },
      {
        key: "interval",
        word: "interval",
        meaning: "the range that holds the true value in 95 of 100 such cases",
      },
      {
        key: "too few to tell",
        word: "too few to tell",
        meaning: "fewer than five: no number is shown",
      },
      { key: "living map", word: "living map", meaning: "the map with the truth on it" },
      {
        key: "scope",
        word: "scope",
        meaning: "which journeys are looked at: period, segment, path, channel",
      },
    ],
  },
];

// Written by `make docs` from docs/glossary.md; do not edit.

/** A word of the product, and what it means. */
export interface GlossaryWord {
  readonly word: string;
  readonly meaning: string;
}

/** Words that belong together. */
export interface GlossaryPart {
  readonly title: string;
  readonly words: readonly GlossaryWord[];
}

export const GLOSSARY_PARTS: readonly GlossaryPart[] = [
  {
    title: "The map: what we promised",
    words: [
      {
        word: "map",
        meaning:
          "one customer journey as designed: stages, touchpoints, paths and what is promised, in one YAML file",
      },
      {
        word: "stage",
        meaning: "a part of the journey with a need at its end and a standard for its time",
      },
      { word: "need", meaning: "what the customer has at the end of a stage" },
      { word: "touchpoint", meaning: "one contact between customer and company, inside a stage" },
      {
        word: "link",
        meaning:
          "how one touchpoint leads to another: sequence, alternative, parallel, loop, handover, escalation",
      },
      {
        word: "standard",
        meaning:
          "how long something should take: target, warning, breach; and in what share of cases",
      },
      { word: "target", meaning: "what a KPI should reach, from when to when" },
      {
        word: "stakeholder path",
        meaning:
          "what one kind of person (technical, financial, legal) must get through in the same journey",
      },
      { word: "persona", meaning: "a kind of person at the account, with a role in the decision" },
      {
        word: "segment",
        meaning:
          "accounts that belong together by a rule, and may be promised something of their own",
      },
      { word: "gate", meaning: "the paths that must be through before a stage may be entered" },
      { word: "outcome", meaning: "how a journey ends: success, failure, neutral" },
      { word: "binding", meaning: "the rule that says which events prove an element of the map" },
      {
        word: "fail point",
        meaning: "where we know it can go wrong, how we would notice, and what we would do",
      },
      { word: "moment of truth", meaning: "a touchpoint that makes or breaks the relationship" },
      {
        word: "version",
        meaning: "a published map; it never changes, and has a number that says what it breaks",
      },
      {
        word: "in force",
        meaning:
          "the version that holds on a day: published, as it is, from its first day to before its last",
      },
      {
        word: "as it is, what shall be",
        meaning: "the map we keep today, and the one we want; the second is never in force",
      },
      {
        word: "judged by",
        meaning:
          "the version whose promises a case is held to: the one in force at its first event",
      },
      {
        word: "change over",
        meaning:
          "an open case comes to the next version at its next stage, where that version says so",
      },
      { word: "take live", meaning: "what shall be becomes the next version of how it is" },
      { word: "owner", meaning: "the one party that answers for an element" },
      { word: "planned", meaning: "what the map intends" },
      { word: "believed", meaning: "what people in the company or in interviews say" },
      { word: "observed", meaning: "what events and answers show" },
    ],
  },
  {
    title: "The events: what happened",
    words: [
      { word: "event", meaning: "one thing that happened at one time, to an account or a person" },
      { word: "source", meaning: "one system or file that events come from, with its mapping" },
      { word: "mapping", meaning: "the small file that says which column is what" },
      { word: "account", meaning: "the company we deal with" },
      { word: "person", meaning: "somebody at the account" },
      { word: "channel", meaning: "the way of contact: portal, phone, site visit" },
      {
        word: "horizon",
        meaning: "up to when the data can tell: the earliest last word of all sources",
      },
      {
        word: "quarantine",
        meaning: "rows that could not be read, kept with their reason, to be replayed",
      },
      {
        word: "surplus",
        meaning:
          "an event that a touchpoint would take, and that is not counted because the first or last one is",
      },
      { word: "balance", meaning: "received = stored + duplicate + quarantined, at each load" },
    ],
  },
  {
    title: "The meeting: what is measured",
    words: [
      {
        word: "journey",
        meaning: "one instance: an account (or person, or project) going through the map once",
      },
      { word: "stage visit", meaning: "one stay of a journey in a stage" },
      { word: "entered", meaning: "how many journeys came into a stage" },
      { word: "here now", meaning: "how many open journeys stand in a stage today" },
      { word: "moved on", meaning: "left a stage forwards, or with success" },
      { word: "fell out", meaning: "left a stage with a failure end" },
      { word: "came back", meaning: "left a stage backwards" },
      { word: "on track", meaning: "an open journey within its time" },
      { word: "slow", meaning: "over the target, not yet over the limit" },
      { word: "stuck", meaning: "over the limit, and nothing has happened for longer than usual" },
      {
        word: "dead end",
        meaning: "silent for long, after a touchpoint from which others do not go on either",
      },
      { word: "unknown", meaning: "no standard, and too few visits to learn what is usual" },
      {
        word: "at stake",
        meaning: "what journeys that are stuck or at a dead end are worth together",
      },
      { word: "silent", meaning: "how long nothing has happened in a journey, on any channel" },
      { word: "late", meaning: "a stakeholder path past its time" },
      { word: "handover", meaning: "work passing from one department to another" },
      { word: "silo break", meaning: "a handover that is late, silent, asks again or bounces" },
      {
        word: "way",
        meaning:
          "how a journey went from stage to stage or from touchpoint to touchpoint, as it was seen",
      },
      { word: "step", meaning: "one move on a way: from one place to the next" },
      { word: "desire path", meaning: "a way that customers take and the map does not show" },
      {
        word: "deviation",
        meaning:
          "a journey that differs from the map: missing, ad hoc, out of sequence, failed, late",
      },
      { word: "mapped share", meaning: "the share of events in journeys that the map can explain" },
      {
        word: "finding",
        meaning: "a sentence about something that deserves attention, with its owner and n",
      },
      { word: "interval", meaning: "the range that holds the true value in 95 of 100 such cases" },
      { word: "too few to tell", meaning: "fewer than five: no number is shown" },
      { word: "living map", meaning: "the map with the truth on it" },
      { word: "scope", meaning: "which journeys are looked at: period, segment, path, channel" },
    ],
  },
];

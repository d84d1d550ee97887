/** Keys of the document in plain English, where they have no name of their own. */

const DEVIATIONS: Readonly<Record<string, string>> = {
  missing: "left out",
  ad_hoc: "not in the plan",
  out_of_sequence: "out of sequence",
  failed: "went wrong",
  late: "late",
  skipped_gate: "went on before the gate was open",
  repeated: "repeated",
  wrong_channel: "by another channel",
  wrong_party: "by another department",
};

const FINDINGS: Readonly<Record<string, string>> = {
  stuck: "stuck",
  dead_end: "dead end",
  silo_break: "silo break",
  late: "late",
  gap: "gap",
  fell_out: "fell out",
  rework: "rework",
  desire_path: "desire path",
  deviation: "deviation",
  kpi: "target",
  slow: "slow",
};

export const QUADRANTS: Readonly<Record<string, string>> = {
  concentrate: "important and weak: work on this",
  keep_up: "important and good: keep it up",
  low_priority: "weak, but of little weight",
  possible_overkill: "good, and of little weight",
  blind_spot: "a blind spot: important and weak for them, not for us",
  known_problem: "a known problem: weak, and we say so too",
  agreed_strength: "a strength, and we agree",
  overkill: "more than customers ask for",
};

export const NUMBERS: Readonly<Record<string, string>> = {
  entered: "entered",
  open_now: "here now",
  moved_on: "moved on",
  dwell: "time in the stage",
  on_time: "on time",
  overdue_now: "overdue now",
  on_track: "on track",
  dead_end: "at a dead end",
  lost: "fell out before this",
  of_start: "of those who began",
  of_previous: "of those in the stage before",
  seen: "came here",
  went_on: "went on",
  failure: "fell out",
  silent: "fell silent",
  passages: "left forwards or in success",
  "channels.share": "brought on, in part,",
  "channels.cost_per_conversion": "cost of each brought on",
  "dead_ends.came_back": "came back after a long silence",
  "stages.fell_out": "fell out: left it by a failure",
  "stages.came_back": "came back: left it for an earlier stage",
  p_out: "went this way",
  n: "times",
  p: "share that fell silent",
  nps: "NPS",
  csat: "satisfaction",
  ces: "effort",
  re_ask: "asked again",
  bounce: "sent back",
  value: "value",
  not_begun: "not begun",
  time: "time",
  wait: "wait",
  share: "share",
};

export const ENDS: Readonly<Record<string, string>> = {
  start: "the beginning",
  end: "the end",
  open: "nothing yet, still open",
};

export const LEFT_OUT: Readonly<Record<string, string>> = {
  left_truncated: "not seen from the first stage on",
};

/** A key of the document in plain words, where it has no name of its own. */
export function plainWords(key: string): string {
  return key.replaceAll("_", " ");
}

/** A kind of deviation in words. */
export function deviationWords(kind: string): string {
  return DEVIATIONS[kind] ?? plainWords(kind);
}

/** A kind of finding in words. */
export function findingWords(kind: string): string {
  return FINDINGS[kind] ?? plainWords(kind);
}

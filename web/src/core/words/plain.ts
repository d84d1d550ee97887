/** Keys of the document in plain words, where they have no name of their own. */

import { t } from "@lingui/core/macro";

const DEVIATIONS: Readonly<Record<string, string>> = {
  missing: t`left out`,
  ad_hoc: t`not in the plan`,
  out_of_sequence: t`out of sequence`,
  failed: t`went wrong`,
  late: t`late`,
  skipped_gate: t`went on before the gate was open`,
  repeated: t`repeated`,
  wrong_channel: t`by another channel`,
  wrong_party: t`by another department`,
};

const FINDINGS: Readonly<Record<string, string>> = {
  stuck: t`stuck`,
  dead_end: t`dead end`,
  silo_break: t`silo break`,
  late: t`late`,
  gap: t`gap`,
  blind_spot: t`blind spot`,
  re_ask: t`asked again`,
  self_loop: t`done again`,
  round_trip: t`there and back again`,
  back_to_start: t`back to the start`,
  ping_pong: t`to and fro`,
  missing_step: t`left out`,
  wrong_channel: t`by another channel`,
  skipped_gate: t`went on before the gate was open`,
  failure: t`went wrong`,
  kpi_missed: t`target missed`,
  coverage_hole: t`not seen in events`,
  early_end: t`ended early`,
  fell_out: t`fell out`,
  rework: t`rework`,
  desire_path: t`desire path`,
  deviation: t`deviation`,
  kpi: t`target`,
  slow: t`slow`,
};

const INVOLVED: Readonly<Record<string, string>> = {
  responsible: t`responsible`,
  accountable: t`accountable`,
  consulted: t`consulted`,
  informed: t`informed`,
};

export const QUADRANTS: Readonly<Record<string, string>> = {
  concentrate: t`important and weak: work on this`,
  keep_up: t`important and good: keep it up`,
  low_priority: t`weak, but of little weight`,
  possible_overkill: t`good, and of little weight`,
  blind_spot: t`a blind spot: important and weak for them, not for us`,
  known_problem: t`a known problem: weak, and we say so too`,
  agreed_strength: t`a strength, and we agree`,
  overkill: t`more than customers ask for`,
};

export const NUMBERS: Readonly<Record<string, string>> = {
  entered: t`entered`,
  open_now: t`here now`,
  moved_on: t`moved on`,
  dwell: t`time in the stage`,
  on_time: t`on time`,
  overdue_now: t`overdue now`,
  on_track: t`on track`,
  dead_end: t`at a dead end`,
  lost: t`fell out before this`,
  of_start: t`of those who began`,
  of_previous: t`of those in the stage before`,
  seen: t`came here`,
  went_on: t`went on`,
  failure: t`fell out`,
  silent: t`fell silent`,
  passages: t`left forwards or in success`,
  "channels.share": t`brought on, in part,`,
  "channels.cost_per_conversion": t`cost of each brought on`,
  "dead_ends.came_back": t`came back after a long silence`,
  "stages.fell_out": t`fell out: left it by a failure`,
  "stages.came_back": t`came back: left it for an earlier stage`,
  p_out: t`went this way`,
  n: t`times`,
  p: t`share that fell silent`,
  nps: t`NPS`,
  csat: t`satisfaction`,
  ces: t`effort`,
  response_rate: t`answered, of those asked`,
  journeys: t`journeys`,
  re_ask: t`asked again`,
  bounce: t`sent back`,
  value: t`value`,
  not_begun: t`not begun`,
  "way_steps.n": t`took this step`,
  "way_steps.share": t`went this way, of those who left there`,
  "way_steps.time": t`time between the two`,
  "way_steps.converted": t`took this step, of those who converted`,
  "way_steps.lost": t`took this step, of those who were lost`,
  "way_nodes.n": t`came here`,
  "way_variants.n": t`went this way`,
  "way_variants.share": t`went this way, of all`,
  "way_variants.duration": t`time from the first to the last event`,
  "way_variants.converted": t`went this way and converted`,
  "way_variants.lost": t`went this way and were lost`,
  "way_variants.otherwise": t`went this way and ended otherwise`,
  "way_variants.open": t`went this way and are still open`,
  "way_endings.n": t`journeys`,
  time: t`time`,
  wait: t`wait`,
  share: t`share`,
};

export const ENDS: Readonly<Record<string, string>> = {
  start: t`the beginning`,
  end: t`the end`,
  open: t`nothing yet, still open`,
};

export const WAY_ENDINGS = {
  converted: t`Converted`,
  lost: t`Lost`,
  otherwise: t`Ended otherwise`,
  open: t`Still open`,
} as const;

export const LEFT_OUT: Readonly<Record<string, string>> = {
  left_truncated: t`not seen from the first stage on`,
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

/** As what a department takes part. */
export function involvedWords(role: string): string {
  return INVOLVED[role] ?? plainWords(role);
}

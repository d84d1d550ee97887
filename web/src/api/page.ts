// Written by `make docs` from the schema of the page (wayline.page/1); do not edit.

// What is done for it, in which lane of the picture.
export type ActivitySaid = {
  readonly key: string;
  readonly name: string;
  readonly lane: string;
  readonly who: string | null;
  readonly due: string | null;
  readonly policy: string | null;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly data: readonly string[];
  readonly technology: readonly string[];
  readonly systems: readonly string[];
  readonly cost_time: readonly CostSaid[];
  readonly involved: readonly InvolvedSaid[];
};

// When somebody works, in words.
export type CalendarSaid = {
  readonly key: string;
  readonly name: string;
  readonly text: string;
};

// A medium.
export type ChannelSaid = {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
};

// How often a channel was used.
export type ChannelUse = {
  readonly key: string;
  readonly events: number;
  readonly journeys: number;
};

// One auditable check.
export type ComplianceSaid = {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly is_blocking: boolean;
  readonly proof: string | null;
  readonly within: string | null;
};

// Cost, hands-on time and calendar time of one thing.
export type CostSaid = {
  readonly basis: "planned" | "believed" | "observed";
  readonly kind: string;
  readonly per: string;
  readonly cost: string | null;
  readonly touch: string | null;
  readonly elapsed: string | null;
  readonly n: number | null;
  readonly period: string | null;
};

// How much of the map the data can show [A18].
export type CoverageRow = {
  readonly mapped: number;
  readonly of: number;
  readonly share: Estimate;
  readonly ambiguous: number;
  readonly sources: readonly SourceCoverage[];
  readonly unmatched_names: readonly UnmatchedName[];
  readonly silent: readonly string[];
  readonly unbound: readonly string[];
};

// What a persona judges by, and how much it weighs (0-1).
export type CriterionSaid = {
  readonly name: string;
  readonly weight: number | null;
};

// What came after the last pass through a touchpoint [A13].
export type DeadEndRow = {
  readonly key: string;
  readonly n: number;
  readonly went_on: number;
  readonly success: number;
  readonly failure: number;
  readonly neutral: number;
  readonly silent: number;
  readonly came_back: number;
  readonly p: Estimate;
  readonly base: Estimate;
  readonly q: number | null;
  readonly flagged: boolean;
};

// Where journeys leave the plan [A16].
export type DeviationRow = {
  readonly key: string;
  readonly kind: string;
  readonly ref: string;
  readonly n: number;
  readonly journeys: number;
  readonly share: Estimate;
  readonly success_difference: Estimate | null;
  readonly q: number | null;
  readonly approximate: boolean;
};

// What the customer should feel here, and what was felt; `persona` null = anybody.
export type EmotionSaid = {
  readonly persona: string | null;
  readonly desired: FeelingSaid | null;
  readonly elicited: readonly FeltSaid[];
};

// An estimate with the frame it was measured in (its position in `frames`).
export type Estimate = {
  readonly value: number | null;
  readonly unit: string;
  readonly n: number;
  readonly k: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
  readonly method: string;
  readonly accounts: number;
  readonly verdict: "ok" | "too_few";
  readonly note?: string;
  readonly quality: "ok" | "small" | "few" | "too_few" | "none";
  readonly frame: number;
};

// What became of every event: stored = the eight classes [M50] [E1].
export type EventBalance = {
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly credited: number;
  readonly structural: number;
  readonly surplus: number;
  readonly no_unit: number;
  readonly no_case: number;
  readonly many_cases: number;
  readonly ignored: number;
  readonly unmatched: number;
};

// Every event of the timelines, one column a field; whole numbers are positions in `names` and so
// on.
// `at` is seconds since the event before (since the start of its journey for the first);
// `precision` 0 = instant, 1 = second, 2 = minute, 3 = day; `class` as in `classes`; -1 = none.
export type EventColumns = {
  readonly at: readonly number[];
  readonly precision: readonly number[];
  readonly name: readonly number[];
  readonly touchpoint: readonly number[];
  readonly stage: readonly number[];
  readonly channel: readonly number[];
  readonly department: readonly number[];
  readonly person: readonly number[];
  readonly source: readonly number[];
  readonly path: readonly number[];
  readonly status: readonly number[];
  readonly class: readonly number[];
  readonly cost: Readonly<Record<string, number>>;
  readonly value: Readonly<Record<string, number>>;
};

// How well a statement is grounded [M20]: no evidence = assumption, over a year old = stale.
export type EvidenceLevel = {
  readonly level: "assumption" | "stale" | "evidenced";
  readonly said: readonly EvidenceSaid[];
  readonly restricted: number;
};

// One ground for a statement; restricted ones are only counted, never carried.
export type EvidenceSaid = {
  readonly name: string;
  readonly kind: string;
  readonly n: number | null;
  readonly observed_on: string;
};

// Where it can go wrong; `is_detected` = the map says which events show it.
export type FailPointSaid = {
  readonly key: string;
  readonly name: string;
  readonly mode: string;
  readonly influence: string | null;
  readonly severity: number | null;
  readonly likelihood: number | null;
  readonly cause: string | null;
  readonly harm: string | null;
  readonly is_detected: boolean;
  readonly has_no_recovery: boolean;
  readonly recovery: RecoverySaid | null;
};

// A feeling in words and from -2 (angry) to 2 (delighted).
export type FeelingSaid = {
  readonly label: string;
  readonly valence: number;
};

// A feeling that was caused, with its ground.
export type FeltSaid = {
  readonly label: string;
  readonly valence: number;
  readonly basis: "planned" | "believed" | "observed";
  readonly n: number | null;
  readonly period: string | null;
  readonly method: string | null;
  readonly segment: string | null;
  readonly persona: string | null;
};

// One restriction of what was counted, in words.
export type FilterSaid = {
  readonly label: string;
  readonly value: string;
};

// What to look at, with owner and what to do [A35].
export type FindingRow = {
  readonly kind: string;
  readonly cell: string;
  readonly segment: string | null;
  readonly n: number;
  readonly accounts: number;
  readonly estimate: Estimate | null;
  readonly q: number | null;
  readonly money: number | null;
  readonly owner: string | null;
  readonly since: string | null;
  readonly sentence: string;
  readonly suggestion: string;
  readonly fingerprint: string;
  readonly status: string;
};

// What was counted, when, from what: on every result [L1].
export type Frame = {
  readonly population: {
    readonly total: number;
    readonly counted: number;
    readonly left_out: Readonly<Record<string, number>>;
  };
  readonly grain: string;
  readonly filters: readonly {
    readonly field: string;
    readonly value: string;
  }[];
  readonly window: {
    readonly start: string | null;
    readonly end: string | null;
    readonly horizon: string | null;
    readonly timezone: string;
    readonly matured_by: number | null;
  };
  readonly provenance: {
    readonly definition_id: string;
    readonly snapshot_id: string;
    readonly map_version_hash: string;
    readonly engine: string;
    readonly code_version: string;
    readonly computed_at: string;
  };
};

// One step of the stage funnel [A9].
export type FunnelRow = {
  readonly key: string;
  readonly n: number;
  readonly lost: number;
  readonly still_open: number;
  readonly of_start: Estimate;
  readonly of_previous: Estimate;
  readonly time: Estimate;
};

// What we say against what customers say [A23].
export type GapRow = {
  readonly key: string;
  readonly internal: Estimate | null;
  readonly customer: Estimate | null;
  readonly gap: Estimate | null;
  readonly quadrant: string | null;
};

// Every gate that opened, in seconds since the start of the journey.
export type GateColumns = {
  readonly stage: readonly number[];
  readonly at: readonly number[];
};

// Which stakeholder paths must be through; `quorum` only where so many are enough.
export type GateSaid = {
  readonly paths: readonly string[];
  readonly need: "all" | "any" | "quorum";
  readonly quorum: number | null;
};

// Silo breaks by kind; kinds may overlap [A15].
export type HandoverKinds = {
  readonly late: number;
  readonly re_ask: number;
  readonly bounce: number;
  readonly silent: number;
};

// From one department to another; n = clean + broken [A15].
export type HandoverRow = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly journeys: number;
  readonly clean: number;
  readonly broken: number;
  readonly kinds: HandoverKinds;
  readonly wait: Estimate;
  readonly wait_within: Estimate;
};

// What passes between departments.
export type HandoverSaid = {
  readonly from: string | null;
  readonly to: string | null;
  readonly data: readonly string[];
  readonly system: string | null;
};

// Who takes part, and how.
export type InvolvedSaid = {
  readonly department: string;
  readonly region: string | null;
  readonly person: string | null;
  readonly role: string;
};

// One journey; `open` is null where it has ended or stands in no stage.
export type JourneySaid = {
  readonly key: string;
  readonly case: string;
  readonly account: string | null;
  readonly account_name: string | null;
  readonly segment: string | null;
  readonly path: string | null;
  readonly started_at: string;
  readonly last_event_at: string;
  readonly ended_at: string | null;
  readonly outcome: "success" | "failure" | "neutral" | "timed_out" | null;
  readonly outcome_key: string | null;
  readonly end_reason: string | null;
  readonly stage: string | null;
  readonly value: number | null;
  readonly currency: string | null;
  readonly cost: number;
  readonly people: number;
  readonly reopened: number;
  readonly is_left_truncated: boolean;
  readonly open: OpenSaid | null;
};

// A version that judged cases [M27].
export type JudgeRow = {
  readonly version: string;
  readonly since: string | null;
  readonly journeys: number;
  readonly older: number;
  readonly changed_over: number;
};

// A KPI against its target [A29]; `note` says why nothing was judged.
export type KpiRow = {
  readonly key: string;
  readonly value: Estimate | null;
  readonly still_open: number;
  readonly target: KpiTarget | null;
  readonly gap: number | null;
  readonly point: string | null;
  readonly sure: string | null;
  readonly note: string;
};

// One number we want to reach; `about` are references such as `stage:tender`.
export type KpiSaid = {
  readonly key: string;
  readonly name: string;
  readonly note: string | null;
  readonly measure: string;
  readonly targets: readonly TargetSaid[];
  readonly direction: "higher" | "lower";
  readonly about: readonly string[];
  readonly owner: string | null;
  readonly is_client: boolean;
};

// What a KPI should reach: the line in its unit, the upper one of `between`, the side that is good.
export type KpiTarget = {
  readonly kind: string;
  readonly value: number | null;
  readonly high: number | null;
  readonly better: "higher" | "lower" | null;
};

// A row of the picture with free text by element (`stage:tender`).
export type LaneSaid = {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly cells: Readonly<Record<string, string>>;
};

// A link of the map with its traffic, or a desire path that nobody drew [A5] [A17].
export type LinkRow = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly n: number;
  readonly journeys: number;
  readonly share: Estimate;
  readonly wait: Estimate;
};

// How touchpoints and activities hang together; ends are `kind:key`.
export type LinkSaid = {
  readonly key: string;
  readonly name: string | null;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly expected_share: number | null;
  readonly max_wait: string | null;
  readonly handover: HandoverSaid | null;
};

// By what, from what, and which journeys; `show_all` is the command that shows what is left out.
// `accounts` = how many the journeys belong to, 0 where the events name none; `data_from` when the
// first of them started, null without any. `customers` says whether who they are stands in the
// document, is asked for by itself, or is hidden from its reader.
export type Made = {
  readonly product: string;
  readonly version: string;
  readonly data_from: string | null;
  readonly data_to: string;
  readonly counted: string;
  readonly accounts: number;
  readonly customers: "shown" | "asked" | "hidden";
  readonly filters: readonly FilterSaid[];
  readonly show_all: string;
};

// Which map judged the journeys; `judges` = the versions in their order of time, none = this map
// alone.
export type MapHead = {
  readonly key: string;
  readonly version: string;
  readonly hash: string;
  readonly judged: string;
  readonly judges: readonly JudgeRow[];
};

// The map as a reader sees it: what was planned and what is believed; nothing measured.
export type MapSaid = {
  readonly key: string;
  readonly name: string;
  readonly goal: string | null;
  readonly assumptions: readonly string[];
  readonly version: string;
  readonly state: string;
  readonly status: string;
  readonly per: string;
  readonly timezone: string;
  readonly currency: string | null;
  readonly locale: string;
  readonly owner: string | null;
  readonly trigger: string | null;
  readonly stages: readonly StageSaid[];
  readonly paths: readonly PathSaid[];
  readonly links: readonly LinkSaid[];
  readonly outcomes: readonly OutcomeSaid[];
  readonly kpis: readonly KpiSaid[];
  readonly risks: readonly RiskSaid[];
  readonly personas: readonly PersonaSaid[];
  readonly segments: readonly Named[];
  readonly departments: readonly Named[];
  readonly channels: readonly ChannelSaid[];
  readonly calendars: readonly CalendarSaid[];
  readonly lanes: readonly LaneSaid[];
  readonly opportunities: readonly OpportunitySaid[];
};

// Which message through which medium for whom.
export type MessageSaid = {
  readonly key: string;
  readonly name: string;
  readonly purpose: string | null;
  readonly persona: string | null;
  readonly channel: string | null;
  readonly text: string | null;
};

// Something of the map by its key and its name.
export type Named = {
  readonly key: string;
  readonly name: string;
};

// One thing the customer must have, and the KPI that shows it is met.
export type NeedSaid = {
  readonly text: string;
  readonly kind: string | null;
  readonly persona: string | null;
  readonly is_due_at_end: boolean;
  readonly met_by: string | null;
};

// How an open journey stands [A12]; times in seconds, instants in UTC.
// `since` is when it entered its stage; `usual_s` what three in four visits take; `next_step` a
// reference such as `touchpoint:offer`.
export type OpenSaid = {
  readonly state: "on_track" | "slow" | "stuck" | "dead_end" | "unknown";
  readonly basis: "planned" | "observed";
  readonly since: string;
  readonly age_s: number;
  readonly idle_s: number;
  readonly due_at: string | null;
  readonly breach_at: string | null;
  readonly usual_s: number | null;
  readonly last_touchpoint: string | null;
  readonly next_step: string | null;
  readonly owner: string | null;
};

// Something worth solving, hung on any elements.
export type OpportunitySaid = {
  readonly key: string;
  readonly name: string;
  readonly about: readonly string[];
  readonly owner: string | null;
};

// What may come of a case.
export type OutcomeSaid = {
  readonly key: string;
  readonly name: string;
  readonly kind: "success" | "failure" | "neutral";
  readonly ends: boolean;
};

// The living map as JSON, wayline.overlay/1, without its `members`.
export type Overlay = {
  readonly format: "wayline.overlay/1";
  readonly map: MapHead;
  readonly frames: readonly Frame[];
  readonly events: EventBalance;
  readonly coverage: CoverageRow;
  readonly stages: readonly StageRow[];
  readonly touchpoints: readonly TouchpointRow[];
  readonly links: readonly LinkRow[];
  readonly paths: readonly PathRow[];
  readonly funnel: readonly FunnelRow[];
  readonly transitions: readonly TransitionRow[];
  readonly variants: readonly VariantRow[];
  readonly deviations: readonly DeviationRow[];
  readonly handovers: readonly HandoverRow[];
  readonly rework: readonly ReworkRow[];
  readonly dead_ends: readonly DeadEndRow[];
  readonly gaps: readonly GapRow[];
  readonly kpis: readonly KpiRow[];
  readonly findings: readonly FindingRow[];
  readonly voice: VoiceRow;
  readonly segments: readonly SegmentRow[];
  readonly suppressed: Suppressed;
  readonly accounts: number;
  readonly first_start: string | null;
};

// What hurts the customer, how much (1-5), how often (0-1) and why.
export type PainSaid = {
  readonly key: string;
  readonly name: string;
  readonly severity: number | null;
  readonly frequency: number | null;
  readonly basis: "planned" | "believed" | "observed";
  readonly cause: string | null;
  readonly persona: string | null;
  readonly evidence: EvidenceLevel;
};

// One stakeholder path: its runs by state, its time, its own standard [A11].
export type PathRow = {
  readonly key: string;
  readonly name: string;
  readonly not_begun: number;
  readonly open: number;
  readonly late: number;
  readonly done: number;
  readonly time: Estimate;
  readonly on_time: Estimate | null;
};

// One stakeholder path; `steps` are keys of touchpoints.
export type PathSaid = {
  readonly key: string;
  readonly name: string;
  readonly note: string | null;
  readonly kind: string;
  readonly persona: string | null;
  readonly segment: string | null;
  readonly channel: string | null;
  readonly steps: readonly string[];
  readonly standard: StandardSaid | null;
  readonly expected_share: number | null;
  readonly owner: string | null;
};

// A person in the account.
export type PersonaSaid = {
  readonly key: string;
  readonly name: string;
  readonly stakeholder: string | null;
  readonly buying_role: string | null;
  readonly segment: string | null;
  readonly goals: readonly string[];
  readonly fears: readonly string[];
  readonly objections: readonly string[];
  readonly information_needs: readonly string[];
  readonly criteria: readonly CriterionSaid[];
  readonly channels: readonly string[];
};

// One rating from 1 to 5 with its ground; `n` is null where nobody counted.
export type RatingSaid = {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly basis: "planned" | "believed" | "observed";
  readonly n: number | null;
  readonly period: string | null;
  readonly method: string | null;
  readonly segment: string | null;
  readonly persona: string | null;
};

// The same question asked inside and outside; the two are never averaged.
export type RatingsSaid = {
  readonly internal: readonly RatingSaid[];
  readonly customer: readonly RatingSaid[];
};

// The planned correction, and how often it should work.
export type RecoverySaid = {
  readonly actions: readonly string[];
  readonly owner: string | null;
  readonly within: string | null;
  readonly message: string | null;
  readonly channel: string | null;
  readonly compensation_max: string | null;
  readonly expected_share: number | null;
};

// What is done again [A14].
export type ReworkRow = {
  readonly key: string;
  readonly kind: string;
  readonly n: number;
  readonly journeys: number;
  readonly share: Estimate;
  readonly cost: Estimate | null;
};

// A coded risk, hung on any elements.
export type RiskSaid = {
  readonly key: string;
  readonly name: string;
  readonly code: string | null;
  readonly score: number | null;
  readonly about: readonly string[];
  readonly mitigation: string | null;
  readonly owner: string | null;
};

// Every run of a stakeholder path; times as in the visits, `state` 0 = open, 1 = late, 2 = done.
export type RunColumns = {
  readonly path: readonly number[];
  readonly started: readonly number[];
  readonly first_step: readonly number[];
  readonly done: readonly (number | null)[];
  readonly due: readonly (number | null)[];
  readonly breach: readonly (number | null)[];
  readonly state: readonly number[];
};

// How many belong to a segment; `comparable` = enough accounts to hold it against another [L8].
export type SegmentRow = {
  readonly key: string;
  readonly accounts: number;
  readonly journeys: number;
  readonly open_now: number;
  readonly comparable: boolean;
};

// How much of one source lies on the map.
export type SourceCoverage = {
  readonly key: string;
  readonly in_scope: number;
  readonly mapped: number;
  readonly of: number;
};

// How often a channel was used in a stage, how many it brought on, and what that cost [A19].
export type StageChannelUse = {
  readonly key: string;
  readonly events: number;
  readonly journeys: number;
  readonly passages: number;
  readonly share: Estimate;
  readonly cost: number | null;
  readonly cost_per_conversion: Estimate;
};

// One stage: who entered, where they stand, how long it takes [A9] [A10] [A11] [A12] [A19] [A24].
export type StageRow = {
  readonly key: string;
  readonly name: string;
  readonly entered: number;
  readonly open_now: number;
  readonly states: StateCounts;
  readonly moved_on: Estimate;
  readonly matured_by_s: number | null;
  readonly came_back: number;
  readonly fell_out: number;
  readonly passages: number;
  readonly cost: number | null;
  readonly dwell: Estimate;
  readonly standard: StandardRow | null;
  readonly channels: readonly StageChannelUse[];
  readonly nps: Estimate | null;
  readonly csat: Estimate | null;
  readonly ces: Estimate | null;
};

// One stage: what it gives, how long it may take, what happens in it.
export type StageSaid = {
  readonly key: string;
  readonly name: string;
  readonly note: string | null;
  readonly owner: string | null;
  readonly tags: readonly string[];
  readonly evidence: EvidenceLevel;
  readonly importance: RatingsSaid | null;
  readonly performance: RatingsSaid | null;
  readonly satisfaction: RatingsSaid | null;
  readonly effort: RatingsSaid | null;
  readonly emotions: readonly EmotionSaid[];
  readonly pains: readonly PainSaid[];
  readonly fail_points: readonly FailPointSaid[];
  readonly activities: readonly ActivitySaid[];
  readonly cost_time: readonly CostSaid[];
  readonly involved: readonly InvolvedSaid[];
  readonly risks: readonly string[];
  readonly is_bound: boolean;
  readonly needs: readonly NeedSaid[];
  readonly has_no_need: boolean;
  readonly standard: StandardSaid | null;
  readonly has_no_standard: boolean;
  readonly next: readonly string[];
  readonly gate: GateSaid | null;
  readonly is_optional: boolean;
  readonly lifecycle: string | null;
  readonly market_state: string | null;
  readonly is_chokepoint: boolean;
  readonly risk_level: "low" | "medium" | "high" | null;
  readonly compliance: readonly ComplianceSaid[];
  readonly touchpoints: readonly TouchpointSaid[];
};

// Another promise for a segment or a region.
export type StandardException = {
  readonly segment: string | null;
  readonly region: string | null;
  readonly target: string | null;
  readonly warn: string | null;
  readonly breach: string | null;
};

// The promise of a stage and how it is kept; seconds for display [A11].
export type StandardRow = {
  readonly target_s: number | null;
  readonly breach_s: number | null;
  readonly calendar: string;
  readonly basis: string;
  readonly on_time: Estimate;
  readonly overdue_now: number;
};

// How long it should take; `due_field` is the field that holds the date where no length is
// promised.
// `unit` is that of elapsed time beside it; a working day is `work_day_seconds` long.
export type StandardSaid = {
  readonly target: string | null;
  readonly target_s: number | null;
  readonly due_field: string | null;
  readonly unit: string | null;
  readonly work_day_seconds: number;
  readonly warn: string | null;
  readonly breach: string | null;
  readonly share: number | null;
  readonly calendar: string;
  readonly exceptions: readonly StandardException[];
};

// Open journeys by where they stand; the parts are `open_now` [A12].
export type StateCounts = {
  readonly on_track: number;
  readonly slow: number;
  readonly stuck: number;
  readonly dead_end: number;
  readonly unknown: number;
};

// What was hidden: events of suppressed persons, cells of small groups [L10].
export type Suppressed = {
  readonly events: number;
  readonly cells: number;
};

// One target in words, such as `at least 95 %`.
export type TargetSaid = {
  readonly text: string;
  readonly segment: string | null;
  readonly until: string | null;
};

// How the journeys went, one after the other; `journeys` are positions in the page's `journeys`.
// The rows of the n-th timeline follow those of the one before; `event_counts` and so on say how
// many it has. `touchpoints`, `stages` and `paths` are keys of the map, the other lists are words.
// At most 500 journeys are carried; `left_out` says how many are not.
export type Timelines = {
  readonly journeys: readonly number[];
  readonly left_out: number;
  readonly event_counts: readonly number[];
  readonly visit_counts: readonly number[];
  readonly run_counts: readonly number[];
  readonly gate_counts: readonly number[];
  readonly names: readonly string[];
  readonly touchpoints: readonly string[];
  readonly stages: readonly string[];
  readonly paths: readonly string[];
  readonly channels: readonly string[];
  readonly departments: readonly string[];
  readonly people: readonly string[];
  readonly sources: readonly string[];
  readonly statuses: readonly string[];
  readonly classes: readonly string[];
  readonly events: EventColumns;
  readonly visits: VisitColumns;
  readonly runs: RunColumns;
  readonly gates: GateColumns;
};

// One touchpoint: how often, by how many, by which channel, what was said [A16] [A11] [A24].
export type TouchpointRow = {
  readonly key: string;
  readonly name: string;
  readonly stage: string;
  readonly events: number;
  readonly journeys: number;
  readonly seen: Estimate;
  readonly on_time: Estimate | null;
  readonly overdue_now: number | null;
  readonly deviations: number;
  readonly channels: readonly ChannelUse[];
  readonly nps: Estimate | null;
  readonly csat: Estimate | null;
  readonly ces: Estimate | null;
};

// One contact or act, named from the customer's side.
export type TouchpointSaid = {
  readonly key: string;
  readonly name: string;
  readonly note: string | null;
  readonly owner: string | null;
  readonly tags: readonly string[];
  readonly evidence: EvidenceLevel;
  readonly importance: RatingsSaid | null;
  readonly performance: RatingsSaid | null;
  readonly satisfaction: RatingsSaid | null;
  readonly effort: RatingsSaid | null;
  readonly emotions: readonly EmotionSaid[];
  readonly pains: readonly PainSaid[];
  readonly fail_points: readonly FailPointSaid[];
  readonly activities: readonly ActivitySaid[];
  readonly cost_time: readonly CostSaid[];
  readonly involved: readonly InvolvedSaid[];
  readonly risks: readonly string[];
  readonly is_bound: boolean;
  readonly stage: string;
  readonly kind: string;
  readonly channels: readonly ChannelSaid[];
  readonly initiator: string | null;
  readonly receiver: string | null;
  readonly moment: "make_or_break" | "key" | "delight" | null;
  readonly expectation: string | null;
  readonly physical_evidence: readonly string[];
  readonly is_best_practice: boolean;
  readonly perceived_owner: string | null;
  readonly cadence: string | null;
  readonly response_within: string | null;
  readonly is_mandatory: boolean;
  readonly is_repeatable: boolean;
  readonly messages: readonly MessageSaid[];
};

// One step from a touchpoint to the next [A5].
export type TransitionRow = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly journeys: number;
  readonly p_out: Estimate;
  readonly time: Estimate;
};

// An event name that no rule of the map matches.
export type UnmatchedName = {
  readonly name: string;
  readonly n: number;
};

// One way through the touchpoints that several journeys share [A6].
export type VariantRow = {
  readonly key: string;
  readonly touchpoints: readonly string[];
  readonly n: number;
  readonly share: Estimate;
  readonly coverage: Estimate;
  readonly duration: Estimate;
  readonly success: Estimate | null;
};

// Every stay in a stage; times are seconds since the start of the journey, null = not (yet).
// `left_to` is a position in `stages`, or -2 success, -3 failure, -4 neutral, -5 timed out; -1 =
// still there.
export type VisitColumns = {
  readonly stage: readonly number[];
  readonly entered: readonly number[];
  readonly completed: readonly (number | null)[];
  readonly left: readonly (number | null)[];
  readonly left_to: readonly number[];
  readonly due: readonly (number | null)[];
  readonly breach: readonly (number | null)[];
  readonly visit_no: readonly number[];
};

// What all customers together answered, and how many of those who were asked did [A24].
export type VoiceRow = {
  readonly answers: number;
  readonly unplaced: number;
  readonly nps: Estimate | null;
  readonly csat: Estimate | null;
  readonly ces: Estimate | null;
  readonly response_rate: Estimate;
};

// Who is behind each number: its path in the overlay (`stages.tender.moved_on`) leads to three
// lists.
// `numbers` holds positions in `lists`: did, did not, still open; then, where a list is capped, how
// many are left out of each. A list is a text of positions in `journeys`, in order: `0-3 7 9x2` is
// 0, 1, 2, 3, 7, 9, 9 (a journey counts twice where visits or events are counted). Where customers
// are asked for one number at a time, `counts` says in place of the lists how many did, did not,
// may still.
export type Who = {
  readonly lists: readonly string[];
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  readonly counts: Readonly<Record<string, readonly number[]>>;
};

// Everything on the page, in one document.
// `overlay` is `wayline.overlay/1` without its `members`, which stand packed in `who`. Sentences
// are in English; `translations` holds what they are in other languages, by language and English.
export type Page = {
  readonly format: "wayline.page/1";
  readonly made: Made;
  readonly overlay: Overlay;
  readonly map: MapSaid;
  readonly journeys: readonly JourneySaid[];
  readonly who: Who;
  readonly timelines: Timelines;
  readonly translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

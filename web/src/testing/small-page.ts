/** A small page for tests: two stages, two touchpoints, five journeys that can be counted by hand. */

import type {
  Estimate,
  JourneySaid,
  Page,
  StageRow,
  StageSaid,
  TouchpointRow,
  TouchpointSaid,
} from "../api/page";

function share(k: number, n: number): Estimate {
  const quality = n === 0 ? "none" : n < 5 ? "too_few" : n < 10 ? "few" : n < 30 ? "small" : "ok";
  return {
    value: n === 0 ? null : k / n,
    unit: "share",
    n,
    k,
    low: null,
    high: null,
    level: 0.95,
    method: "wilson",
    accounts: n,
    verdict: "ok",
    quality,
    frame: 0,
  };
}

const NO_EVIDENCE = { level: "assumption", said: [], restricted: 0 } as const;
const LIVED = {
  note: null,
  tags: [],
  evidence: NO_EVIDENCE,
  importance: null,
  performance: null,
  satisfaction: null,
  effort: null,
  emotions: [],
  pains: [],
  fail_points: [],
  activities: [],
  cost_time: [],
  involved: [],
  risks: [],
  is_bound: true,
};

function touchpoint(key: string, name: string, stage: string): TouchpointSaid {
  return {
    ...LIVED,
    key,
    name,
    stage,
    owner: "Sales",
    kind: "communication",
    channels: [{ key: "portal", name: "Portal", kind: "portal" }],
    initiator: null,
    receiver: null,
    moment: key === "offer" ? "make_or_break" : null,
    expectation: null,
    physical_evidence: [],
    is_best_practice: false,
    perceived_owner: null,
    cadence: null,
    response_within: null,
    is_mandatory: true,
    is_repeatable: true,
    messages: [],
  };
}

function stage(key: string, name: string, touchpoints: readonly TouchpointSaid[]): StageSaid {
  return {
    ...LIVED,
    key,
    name,
    owner: "Sales",
    needs: [],
    has_no_need: true,
    standard: null,
    has_no_standard: true,
    next: [],
    gate: null,
    is_optional: false,
    lifecycle: null,
    market_state: null,
    is_chokepoint: false,
    risk_level: null,
    compliance: [],
    touchpoints,
  };
}

function stageRow(key: string, name: string, entered: number, stuck: number): StageRow {
  const states = { on_track: 0, slow: 0, stuck, dead_end: 0, unknown: 0 };
  const dwell = { ...share(0, entered), unit: "s", value: 34 * 86_400 };
  const scores = { nps: null, csat: null, ces: null };
  return {
    key,
    name,
    entered,
    open_now: stuck,
    states,
    moved_on: share(3, 4),
    matured_by_s: 83 * 86_400,
    came_back: 0,
    fell_out: 0,
    passages: 0,
    cost: null,
    dwell,
    standard: null,
    channels: [],
    ...scores,
  };
}

function touchpointRow(
  key: string,
  name: string,
  inStage: string,
  journeys: number,
): TouchpointRow {
  const scores = { nps: null, csat: null, ces: null };
  return {
    key,
    name,
    stage: inStage,
    events: journeys,
    journeys,
    seen: share(journeys, 5),
    on_time: null,
    overdue_now: null,
    deviations: 0,
    channels: [],
    ...scores,
  };
}

function journey(number: number): JourneySaid {
  const isOpen = number === 4;
  return {
    key: `j${number}`,
    case: `j${number}`,
    account: `a${number}`,
    account_name: `Account ${number}`,
    segment: null,
    path: null,
    started_at: "2026-01-01T00:00:00Z",
    last_event_at: "2026-01-05T00:00:00Z",
    ended_at: isOpen ? null : "2026-01-09T00:00:00Z",
    outcome: isOpen ? null : "success",
    outcome_key: null,
    end_reason: null,
    stage: isOpen ? "tender" : null,
    value: null,
    currency: null,
    cost: 0,
    people: 1,
    reopened: 0,
    is_left_truncated: false,
    open: null,
  };
}

const NO_COLUMNS = {
  at: [],
  precision: [],
  name: [],
  touchpoint: [],
  stage: [],
  channel: [],
  department: [],
};

/** The page; every call gives a new one. */
export function smallPage(): Page {
  const offer = touchpoint("offer", "We receive the offer", "tender");
  const sign = touchpoint("sign", "We sign", "contract");
  const window = {
    start: null,
    end: null,
    horizon: "2026-02-01T00:00:00Z",
    timezone: "UTC",
    matured_by: null,
  };
  const provenance = {
    definition_id: "d",
    snapshot_id: "s",
    map_version_hash: "h",
    engine: "duckdb",
    code_version: "0",
    computed_at: "2026-02-01T00:00:00Z",
  };
  return {
    format: "wayline.page/1",
    made: {
      product: "Wayline",
      version: "0",
      data_from: "2026-01-01T00:00:00Z",
      data_to: "2026-02-01T00:00:00Z",
      counted: "account",
      accounts: 1,
      customers: "shown",
      filters: [],
      show_all: "wayline overlay --json FILE",
    },
    map: {
      key: "small",
      name: "A small map",
      goal: null,
      assumptions: [],
      version: "1",
      state: "as_is",
      status: "draft",
      per: "account",
      timezone: "UTC",
      currency: null,
      locale: "en",
      owner: null,
      trigger: null,
      stages: [stage("tender", "Tender", [offer]), stage("contract", "Contract", [sign])],
      paths: [],
      links: [],
      outcomes: [],
      kpis: [],
      risks: [],
      personas: [],
      segments: [],
      departments: [],
      channels: [{ key: "portal", name: "Portal", kind: "portal" }],
      calendars: [],
      lanes: [],
      opportunities: [],
    },
    overlay: {
      format: "wayline.overlay/1",
      first_start: "2026-01-01T00:00:00Z",
      map: {
        key: "small",
        version: "1",
        hash: "hash",
        judged: "all cases by this map",
        judges: [],
      },
      frames: [
        {
          population: { total: 5, counted: 5, left_out: {} },
          grain: "account",
          filters: [],
          window,
          provenance,
        },
      ],
      events: {
        received: 9,
        stored: 8,
        duplicate: 1,
        quarantined: 0,
        credited: 8,
        structural: 0,
        surplus: 0,
        no_unit: 0,
        no_case: 0,
        many_cases: 0,
        ignored: 0,
        unmatched: 0,
      },
      coverage: {
        mapped: 8,
        of: 8,
        share: share(8, 8),
        ambiguous: 0,
        sources: [],
        unmatched_names: [],
        silent: [],
        unbound: [],
      },
      stages: [stageRow("tender", "Tender", 5, 1), stageRow("contract", "Contract", 3, 0)],
      touchpoints: [
        touchpointRow("offer", offer.name, "tender", 5),
        touchpointRow("sign", sign.name, "contract", 3),
      ],
      links: [],
      paths: [],
      funnel: [],
      transitions: [],
      variants: [],
      deviations: [],
      handovers: [],
      rework: [],
      dead_ends: [],
      gaps: [],
      kpis: [],
      findings: [],
      voice: {
        answers: 0,
        unplaced: 0,
        nps: null,
        csat: null,
        ces: null,
        response_rate: share(0, 0),
      },
      segments: [],
      suppressed: { events: 0, cells: 0 },
      accounts: 3,
    },
    journeys: [0, 1, 2, 3, 4].map(journey),
    who: {
      lists: ["", "0-2", "3", "4", "0-4"],
      numbers: {
        "stages.tender.moved_on": [1, 2, 3],
        "stages.tender.entered": [4, 0, 0],
        "stages.tender.states.stuck": [3, 0, 0],
      },
      counts: {},
    },
    translations: {},
    timelines: {
      journeys: [],
      left_out: 5,
      event_counts: [],
      visit_counts: [],
      run_counts: [],
      gate_counts: [],
      names: [],
      touchpoints: [],
      stages: [],
      paths: [],
      channels: [],
      departments: [],
      people: [],
      sources: [],
      statuses: [],
      classes: [],
      events: {
        ...NO_COLUMNS,
        person: [],
        source: [],
        path: [],
        status: [],
        class: [],
        cost: {},
        value: {},
      },
      visits: {
        stage: [],
        entered: [],
        completed: [],
        left: [],
        left_to: [],
        due: [],
        breach: [],
        visit_no: [],
      },
      runs: { path: [], started: [], first_step: [], done: [], due: [], breach: [], state: [] },
      gates: { stage: [], at: [] },
    },
  };
}

/** Which fields has each part of a map in its form, and how is each written? One table; the forms draw it. */

import { partWords as words } from "../../core/words/parts";

export type Choices = Readonly<Record<string, string>>;

/** The lists of the whole map whose keys a field may name. */
export type Library =
  | "personas"
  | "departments"
  | "segments"
  | "systems"
  | "kpis"
  | "channels"
  | "touchpoints"
  | "elements";

interface Hinted<Is extends string> {
  readonly is: Is;
  readonly of: string;
  readonly label: string;
  readonly hint?: string;
}

/** One field of a form. */
export type FieldShape =
  | Hinted<"text">
  | Hinted<"long">
  | Hinted<"share">
  | { readonly is: "lines"; readonly of: string; readonly label: string }
  | {
      readonly is: "choice";
      readonly of: string;
      readonly label: string;
      readonly choices: Choices;
      readonly otherwise?: string;
    }
  | { readonly is: "level"; readonly of: string; readonly label: string }
  | { readonly is: "rating"; readonly of: string; readonly label: string }
  | { readonly is: "whole"; readonly of: string; readonly label: string }
  | {
      readonly is: "flag";
      readonly of: string;
      readonly label: string;
      readonly otherwise: boolean;
    }
  | { readonly is: "feeling"; readonly of: string; readonly label: string }
  | {
      readonly is: "one" | "many";
      readonly of: string;
      readonly label: string;
      readonly from: Library;
    }
  | { readonly is: "actor"; readonly of: string; readonly label: string }
  | {
      readonly is: "question" | "condition" | "binding";
      readonly of: string;
      readonly label: string;
      readonly hint?: string;
    }
  | { readonly is: "cells"; readonly of: string }
  | {
      readonly is: "inside";
      readonly of: string;
      readonly label: string;
      readonly needs: string | null;
      readonly fields: readonly FieldShape[];
      readonly isOne?: boolean;
    }
  | {
      readonly is: "rows";
      readonly of: string;
      readonly begin: FieldShape;
      readonly fields: readonly FieldShape[];
      readonly start?: Readonly<Record<string, string>>;
    };

/** A list of parts with keys of their own. */
export interface ListShape {
  readonly of: ListOfParts;
  /** what a new part must say besides its name */
  readonly needs?: FieldShape & { readonly is: "choice" };
  readonly start?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly fields: readonly FieldShape[];
}
export type ListOfParts = keyof typeof words.adds;

const { fields: labels } = words;
type Label = Exclude<keyof typeof labels, "cells">;

const text = (of: string, label: Label, hint?: string): FieldShape => ({
  is: "text",
  of,
  label: labels[label],
  ...(hint === undefined ? {} : { hint }),
});
const long = (of: string, label: Label): FieldShape => ({ is: "long", of, label: labels[label] });
const lines = (of: string, label: Label): FieldShape => ({ is: "lines", of, label: labels[label] });
const time = (of: string, label: Label) => text(of, label, words.duration);
const share = (of: string, label: Label): FieldShape => ({
  is: "share",
  of,
  label: labels[label],
  hint: words.share,
});
const choice = (of: string, label: Label, choices: Choices, otherwise?: string) =>
  ({
    is: "choice",
    of,
    label: labels[label],
    choices,
    ...(otherwise === undefined ? {} : { otherwise }),
  }) as const;
const one = (of: string, label: Label, from: Library): FieldShape => ({
  is: "one",
  of,
  label: labels[label],
  from,
});
const many = (of: string, label: Label, from: Library): FieldShape => ({
  is: "many",
  of,
  label: labels[label],
  from,
});
const flag = (of: string, label: Label, otherwise: boolean): FieldShape => ({
  is: "flag",
  of,
  label: labels[label],
  otherwise,
});
const condition = (of: string, label: Label, hint: string = words.conditionHint): FieldShape => ({
  is: "condition",
  of,
  label: labels[label],
  hint,
});
const level = (of: string, label: Label): FieldShape => ({ is: "level", of, label: labels[label] });
const owner = one("owner", "owner", "departments");
const BINDING: FieldShape = { is: "binding", of: "binding", label: labels.binding };

const GROUND: readonly FieldShape[] = [
  { is: "whole", of: "n", label: labels.n },
  text("period", "period", "2026-Q2"),
  choice("method", "method", words.method),
  choice("basis", "basis", words.belief, "believed"),
  one("segment", "segment", "segments"),
  one("persona", "persona", "personas"),
];

export const COST_TIME: FieldShape = {
  is: "rows",
  of: "cost_time",
  begin: choice("kind", "kind", words.cost),
  start: { basis: "planned" },
  fields: [
    text("cost", "cost", words.money),
    choice("per", "per", words.per, "occurrence"),
    time("touch", "touch"),
    time("elapsed", "elapsed"),
    choice("basis", "basis", words.basis, "planned"),
  ],
};

export const INVOLVED: FieldShape = {
  is: "rows",
  of: "involved",
  begin: one("department", "department", "departments"),
  fields: [choice("as", "as", words.as, "responsible")],
};

export const NEEDS: FieldShape = {
  is: "rows",
  of: "need",
  begin: text("text", "text"),
  fields: [
    choice("kind", "kind", words.need),
    one("persona", "persona", "personas"),
    choice("due", "due", words.due, "end_of_stage"),
    one("met_by", "met_by", "kpis"),
  ],
};

export const EMOTIONS: FieldShape = {
  is: "rows",
  of: "emotions",
  begin: one("persona", "persona", "personas"),
  fields: [
    { is: "feeling", of: "desired", label: labels.desired },
    {
      is: "rows",
      of: "elicited",
      begin: { is: "feeling", of: "value", label: labels.felt },
      start: { basis: "believed" },
      fields: GROUND,
    },
  ],
};

export const KEPT_SHARE = share("share", "share");

export const BY_SEGMENT: FieldShape = {
  is: "rows",
  of: "by",
  begin: one("segment", "segment", "segments"),
  fields: [time("target", "target"), time("warn", "warn"), time("breach", "breach")],
};

/** Readings of one side: ours, or theirs. */
export const readings = (side: "internal" | "customer"): FieldShape => ({
  is: "rows",
  of: side,
  begin: { is: "rating", of: "value", label: labels.value },
  start: { basis: "believed" },
  fields: GROUND,
});

const STANDARD: FieldShape = {
  is: "inside",
  of: "standard",
  label: labels.standard,
  needs: "target",
  fields: [time("target", "target"), time("warn", "warn"), time("breach", "breach")],
};

export const ACTIVITIES: ListShape = {
  of: "activities",
  needs: choice("lane", "lane", words.lane),
  fields: [
    choice("lane", "lane", words.lane),
    { is: "actor", of: "who", label: labels.who },
    {
      is: "inside",
      of: "when",
      label: labels.when,
      needs: null,
      fields: [time("within", "within")],
    },
    many("systems", "systems", "systems"),
    lines("data", "data"),
    lines("inputs", "inputs"),
    lines("outputs", "outputs"),
    COST_TIME,
    INVOLVED,
    long("policy", "policy"),
  ],
};

export const PAINS: ListShape = {
  of: "pains",
  fields: [
    level("severity", "severity"),
    share("frequency", "frequency"),
    choice("basis", "basis", words.belief, "believed"),
    one("persona", "persona", "personas"),
    long("cause", "cause"),
    long("quote", "quote"),
  ],
};

export const FAIL_POINTS: ListShape = {
  of: "fail_points",
  needs: choice("mode", "mode", words.mode),
  fields: [
    choice("mode", "mode", words.mode),
    choice("influence", "influence", words.influence),
    level("severity", "severity"),
    share("likelihood", "likelihood"),
    condition("detect", "detect"),
    long("cause", "cause"),
    long("harm", "harm"),
    {
      is: "inside",
      of: "recovery",
      label: labels.recovery,
      needs: "actions",
      fields: [
        lines("actions", "actions"),
        owner,
        time("within", "within"),
        text("message", "message"),
        one("channel", "channel", "channels"),
        text("compensation_max", "compensation_max", words.money),
        share("expected_share", "expected_share"),
      ],
    },
  ],
};

export const MESSAGES: ListShape = {
  of: "messages",
  fields: [
    choice("purpose", "purpose", words.purpose),
    one("persona", "persona", "personas"),
    one("channel", "channel", "channels"),
    long("text", "text"),
    text("asset", "asset"),
  ],
};

export const COMPLIANCE: ListShape = {
  of: "compliance",
  needs: choice("kind", "kind", words.compliance),
  fields: [
    choice("kind", "kind", words.compliance),
    flag("blocking", "blocking", true),
    choice("proof", "proof", words.proof),
    time("within", "within"),
    owner,
    BINDING,
  ],
};

export const LINK_FIELDS: readonly FieldShape[] = [
  choice("kind", "kind", words.link, "sequence"),
  share("expected_share", "share_of_cases"),
  time("max_wait", "max_wait"),
  {
    is: "inside",
    of: "handover",
    label: labels.handover,
    needs: null,
    fields: [
      one("from", "from", "departments"),
      one("to", "to", "departments"),
      lines("data", "handed"),
      one("system", "system", "systems"),
    ],
  },
];

export const STAGE_MORE: readonly FieldShape[] = [
  choice("lifecycle", "lifecycle", words.lifecycle),
  flag("chokepoint", "chokepoint", false),
  flag("optional", "optional", false),
];

export const TOUCHPOINT_MORE: readonly FieldShape[] = [
  time("cadence", "cadence"),
  flag("mandatory", "mandatory", true),
  flag("repeatable", "repeatable", true),
  flag("best_practice", "best_practice", false),
];

export const ENTRY = condition("entry", "entry", words.hints.entry);
export const EXIT = condition("exit", "exit");
export const APPLIES_WHEN = condition("applies_when", "applies_when");

const question = (of: string, label: Label): FieldShape => ({
  is: "question",
  of,
  label: labels[label],
  hint: words.hints.direction,
});
const measure = (of: keyof typeof words.measures, fields: readonly FieldShape[]): FieldShape => ({
  is: "inside",
  of,
  label: words.measures[of],
  needs: null,
  fields,
});
const MEASURES: readonly FieldShape[] = [
  measure("conversion", [question("from", "from"), question("to", "to"), time("within", "within")]),
  measure("duration", [
    question("from", "from"),
    question("to", "to"),
    choice("stat", "stat", words.stat, "median"),
  ]),
  measure("on_standard", [one("of", "of", "elements")]),
  measure("retention", [question("active", "active"), time("window", "window")]),
  measure("score", [
    choice("method", "method", words.score),
    question("of", "of"),
    text("property", "property"),
  ]),
  measure("share", [question("of", "of"), question("over", "over")]),
  measure("count", [question("of", "of")]),
];

const TARGETS: FieldShape = {
  is: "rows",
  of: "target",
  begin: text("value", "value"),
  start: { kind: "at_least" },
  fields: [
    choice("kind", "kind", words.targetKind),
    text("high", "high"),
    one("segment", "segment", "segments"),
  ],
};

/** The lists that belong to the whole map. */
export const MAP_LISTS: readonly ListShape[] = [
  {
    of: "paths",
    fields: [
      one("persona", "persona", "personas"),
      many("steps", "steps", "touchpoints"),
      condition("done", "done"),
      STANDARD,
      choice("kind", "kind", words.path, "happy"),
      one("segment", "segment", "segments"),
      share("expected_share", "share_of_cases"),
      APPLIES_WHEN,
    ],
  },
  {
    of: "personas",
    fields: [
      choice("stakeholder", "stakeholder", words.stakeholder),
      choice("buying_role", "buying_role", words.buying),
      lines("information_needs", "information_needs"),
      lines("objections", "objections"),
      lines("goals", "goals"),
      lines("fears", "fears"),
      one("segment", "segment", "segments"),
    ],
  },
  { of: "departments", fields: [choice("function", "function", words.functions)] },
  {
    of: "segments",
    fields: [
      choice("relationship", "relationship", words.relationship),
      choice("intensity", "intensity", words.intensity),
    ],
  },
  {
    of: "systems",
    fields: [
      choice("integration", "integration", words.integration),
      lines("holds", "data"),
      owner,
    ],
  },
  {
    of: "outcomes",
    needs: choice("kind", "kind", words.outcome),
    fields: [
      choice("kind", "kind", words.outcome),
      BINDING,
      flag("ends", "ends", true),
      text("reason_property", "reason_property"),
    ],
  },
  {
    of: "kpis",
    needs: choice("measure", "measure", words.measures),
    fields: [
      {
        is: "inside",
        of: "measure",
        label: labels.measure,
        needs: null,
        fields: MEASURES,
        isOne: true,
      },
      TARGETS,
      many("about", "about", "elements"),
      choice("better", "better", words.better),
      flag("client", "client", false),
      owner,
    ],
  },
  {
    of: "lanes",
    needs: choice("role", "role", words.laneRole),
    fields: [choice("role", "role", words.laneRole), { is: "cells", of: "cells" }],
  },
  {
    of: "risks",
    fields: [
      text("code", "code"),
      level("score", "score"),
      many("about", "about", "elements"),
      long("mitigation", "mitigation"),
      owner,
    ],
  },
];

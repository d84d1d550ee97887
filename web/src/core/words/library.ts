/** The words of the library: what our words mean, and who and what a map speaks of. */

import { plural, t } from "@lingui/core/macro";
import { MEASURES } from "./measures";
import { partWords } from "./parts";
import { capital, saidChannel } from "./vocabulary";

const FACTS: Readonly<Record<string, string>> = {
  stakeholder: t`stakeholder`,
  buying_role: t`role in the decision`,
  segment: t`segment`,
  goals: t`wants`,
  criteria: t`judges by`,
  information_needs: t`needs to know`,
  fears: t`fears`,
  objections: t`objections`,
  channels: t`channels`,
  rule: t`who belongs`,
  buying_context: t`how they buy`,
  likes: t`likes`,
  dislikes: t`dislikes`,
  characteristics: t`characteristics`,
  alternatives: t`alternatives`,
  path_kind: t`kind`,
  persona: t`persona`,
  steps: t`steps`,
  channel_kind: t`kind`,
  direction: t`direction`,
  systems: t`systems`,
  function: t`function`,
  match: t`called in the data`,
  system_kind: t`kind`,
  integration: t`connected`,
  holds: t`holds`,
  measure: t`measured as`,
  code: t`code`,
  score: t`score`,
  mitigation: t`what we do about it`,
};

/** The closed words among the facts, by the name of the fact. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stakeholder: partWords.stakeholder,
  buying_role: partWords.buying,
  path_kind: partWords.path,
  direction: {
    inbound: t`they come to us`,
    outbound: t`we come to them`,
    bidirectional: t`both ways`,
    internal: t`among ourselves`,
  },
  function: partWords.functions,
  integration: partWords.integration,
  measure: MEASURES,
};
/** Facts that name channels. */
const OF_CHANNELS: Readonly<Record<string, boolean>> = { channels: true, channel_kind: true };

export const libraryWords = {
  title: t`Library`,
  kinds: {
    glossary: t`Words`,
    persona: t`Personas`,
    segment: t`Segments`,
    path: t`Stakeholder paths`,
    channel: t`Channels`,
    department: t`Departments`,
    system: t`Systems`,
    kpi: t`KPIs`,
    risk: t`Risks`,
  },
  kindsOf: t`What the library holds`,
  journey: t`Journey`,
  find: t`Find in the library`,
  noJourney: t`There is no journey yet, so only the words of the product stand here.`,
  none: t`The map names none yet.`,
  noMatch: (text: string) => t`Nothing here has "${text}" in it.`,
  usedWhere: t`used where`,
  unused: t`nowhere on this map`,
  owner: t`owner`,
  note: t`note`,
  shared: t`of the whole house, not of this map alone`,
  fact: (name: string) => FACTS[name] ?? name.replaceAll("_", " "),
  value: (fact: string, said: string) =>
    OF_CHANNELS[fact] === true
      ? saidChannel(capital(said))
      : (VALUES[fact]?.[said.replaceAll(" ", "_")] ?? said),
  size: (accounts: number, journeys: string, open: string) =>
    t`${plural(accounts, { one: "# account", other: "# accounts" })}, ${journeys} journeys, ${open} open`,
  notCompared: t`shown, not compared: fewer than ten accounts`,
  noSize: t`not measured yet`,
  see: t`See who`,
  edit: t`Change`,
  editOf: (name: string) => t`Change ${name}`,
  name: t`Name`,
  save: t`Keep in the draft`,
  cancel: t`Cancel`,
  label: (name: string) => t`Change ${name} in the library`,
  readOnly: t`You may read the library; an editor of the workspace may change it.`,
} as const;

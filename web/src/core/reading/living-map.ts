/** The map with the truth on it: each stage and touchpoint as it was said, beside what was measured. */

import type {
  DeadEndRow,
  DeviationRow,
  FindingRow,
  GapRow,
  OpportunitySaid,
  Page,
  ReworkRow,
  StageRow,
  StageSaid,
  TouchpointRow,
  TouchpointSaid,
} from "../../api/page";
import { channelName } from "../words/vocabulary";
import { type BothSides, bothSides, type Feelings, feelingsOf } from "./ratings";
import { translated } from "./translated";

export type Ref = string;

export interface Touchpoint {
  readonly ref: Ref;
  readonly stage: number;
  readonly said: TouchpointSaid;
  readonly measured: TouchpointRow | null;
  readonly importance: BothSides;
  readonly performance: BothSides;
  readonly feelings: Feelings;
  readonly deviations: readonly DeviationRow[];
  readonly deadEnd: DeadEndRow | null;
  readonly rework: ReworkRow | null;
  readonly opportunities: readonly OpportunitySaid[];
  readonly findings: readonly FindingRow[];
  readonly gaps: readonly GapRow[];
}

export interface Stage {
  readonly ref: Ref;
  readonly index: number;
  readonly said: StageSaid;
  readonly measured: StageRow | null;
  readonly touchpoints: readonly Touchpoint[];
  readonly feelings: Feelings;
  readonly deviations: readonly DeviationRow[];
  readonly findings: readonly FindingRow[];
  /** how many of those who reached this stage did not reach the next, and the path of that number */
  readonly fellOut: { readonly number: string; readonly n: number } | null;
}

export interface LivingMap {
  readonly page: Page;
  readonly stages: readonly Stage[];
  readonly byRef: ReadonlyMap<Ref, Stage | Touchpoint>;
  readonly timezone: string;
}

/** True for a stage, false for a touchpoint. */
export function isStage(element: Stage | Touchpoint): element is Stage {
  return "touchpoints" in element;
}

/** The document read once into what the screen shows. */
export function readLivingMap(told: Page): LivingMap {
  const page = inWords(translated(told));
  const stages = page.map.stages.map((said, index) => readStage(page, said, index));
  const byRef = new Map<Ref, Stage | Touchpoint>();
  for (const stage of stages) {
    byRef.set(stage.ref, stage);
    for (const touchpoint of stage.touchpoints) byRef.set(touchpoint.ref, touchpoint);
  }
  return { page, stages, byRef, timezone: page.map.timezone };
}

/** Channels that the map does not name itself, in the language of the screen. */
function inWords(page: Page): Page {
  const named = <T extends { readonly key: string; readonly name: string }>(
    channels: readonly T[],
  ) => channels.map((one) => ({ ...one, name: channelName(one.key, one.name) }));
  const stages = page.map.stages.map((stage) => ({
    ...stage,
    touchpoints: stage.touchpoints.map((one) => ({ ...one, channels: named(one.channels) })),
  }));
  return { ...page, map: { ...page.map, stages, channels: named(page.map.channels) } };
}

function readStage(page: Page, said: StageSaid, index: number): Stage {
  const ref = `stage:${said.key}`;
  const owned = new Set([
    ref,
    ...said.fail_points.map((one) => `fail_point:${one.key}`),
    ...said.compliance.map((one) => `compliance:${one.key}`),
  ]);
  return {
    ref,
    index,
    said,
    measured: page.overlay.stages.find((row) => row.key === said.key) ?? null,
    touchpoints: said.touchpoints.map((one) => readTouchpoint(page, one, index)),
    feelings: feelingsOf(said.emotions),
    deviations: page.overlay.deviations.filter((row) => owned.has(row.ref)),
    findings: page.overlay.findings.filter((row) => refOfCell(page, row.cell) === ref),
    fellOut: fellOutOf(page, said.key),
  };
}

function fellOutOf(page: Page, key: string): Stage["fellOut"] {
  const row = page.overlay.stages.find((one) => one.key === key);
  return row === undefined ? null : { number: `stages.${key}.fell_out`, n: row.fell_out };
}

function readTouchpoint(page: Page, said: TouchpointSaid, stage: number): Touchpoint {
  const ref = `touchpoint:${said.key}`;
  const owned = new Set([ref, ...said.fail_points.map((one) => `fail_point:${one.key}`)]);
  const about = new Set([ref, ...said.pains.map((one) => `pain:${one.key}`)]);
  const { overlay } = page;
  return {
    ref,
    stage,
    said,
    measured: overlay.touchpoints.find((row) => row.key === said.key) ?? null,
    importance: bothSides(said.importance),
    performance: bothSides(said.performance),
    feelings: feelingsOf(said.emotions),
    deviations: overlay.deviations.filter((row) => owned.has(row.ref)),
    deadEnd: overlay.dead_ends.find((row) => row.key === said.key && row.flagged) ?? null,
    rework: overlay.rework.find((row) => row.key === said.key) ?? null,
    opportunities: page.map.opportunities.filter((one) =>
      one.about.some((part) => about.has(part)),
    ),
    findings: overlay.findings.filter((row) => refOfCell(page, row.cell) === ref),
    gaps: overlay.gaps.filter((row) => row.key.startsWith(`${said.key}.`)),
  };
}

const refs = new WeakMap<Page, Map<string, Ref | null>>();

/** The stage or touchpoint a finding is about: `stages.tender`, `links.offer>sign`, `touchpoints.offer.seen`. Sought once. */
export function refOfCell(page: Page, cell: string): Ref | null {
  const known = refs.get(page) ?? new Map<string, Ref | null>();
  refs.set(page, known);
  const ref = known.get(cell);
  if (ref !== undefined) return ref;
  const sought = soughtRef(page, cell);
  known.set(cell, sought);
  return sought;
}

function soughtRef(page: Page, cell: string): Ref | null {
  const [section = "", ...rest] = cell.split(".");
  const key = rest.join(".");
  const is = (name: string) => key === name || key.startsWith(`${name}.`);
  const stage = page.map.stages.find((one) => is(one.key));
  const touchpoint = page.map.stages.flatMap((one) => one.touchpoints).find((one) => is(one.key));
  const path = page.map.paths.find((one) => is(one.key));
  switch (section) {
    case "stages":
    case "funnel":
      return stage === undefined ? null : `stage:${stage.key}`;
    case "touchpoints":
    case "dead_ends":
    case "gaps":
    case "rework":
      return touchpoint === undefined ? null : `touchpoint:${touchpoint.key}`;
    case "links":
    case "transitions":
      return (
        [...page.overlay.links, ...page.overlay.transitions].find((row) => is(row.key))?.to ?? null
      );
    case "deviations":
      return ownerOf(page, page.overlay.deviations.find((row) => is(row.key))?.ref ?? "");
    case "paths":
      return path?.steps.at(-1) === undefined ? null : `touchpoint:${path.steps.at(-1)}`;
    case "kpis":
      return (
        page.map.kpis
          .find((one) => is(one.key))
          ?.about.find((ref) => /^(stage|touchpoint):/.test(ref)) ?? null
      );
    default:
      return null;
  }
}

function ownerOf(page: Page, ref: Ref): Ref | null {
  if (/^(stage|touchpoint):/.test(ref)) return ref;
  const key = ref.slice(ref.indexOf(":") + 1);
  for (const stage of page.map.stages) {
    const holder = stage.touchpoints.find((one) =>
      one.fail_points.some((point) => point.key === key),
    );
    if (holder !== undefined) return `touchpoint:${holder.key}`;
    const isHere =
      stage.fail_points.some((one) => one.key === key) ||
      stage.compliance.some((one) => one.key === key);
    if (isHere) return `stage:${stage.key}`;
  }
  return null;
}

/** What does a number say, in words, from its path in the document: `stages.tender.moved_on`? */

import type { LivingMap } from "../../core/reading";
import { plainWords, words } from "../../core/words";

/** The name of the row a number belongs to: a stage, a touchpoint, a path, a link. */
export function subjectOf(map: LivingMap, number: string): string {
  const [section = "", ...rest] = number.split(".");
  const key = rest.join(".");
  const named = nameIn(map, section, key);
  return named ?? "";
}

function nameIn(map: LivingMap, section: string, key: string): string | null {
  const { page } = map;
  const longest = <T extends { readonly key: string }>(rows: readonly T[]) =>
    rows
      .filter((row) => key.startsWith(`${row.key}.`))
      .sort((a, b) => b.key.length - a.key.length)[0];
  const touchpoints = map.stages.flatMap((stage) => stage.touchpoints.map((one) => one.said));
  switch (section) {
    case "stages":
    case "funnel":
      return longest(page.map.stages)?.name ?? null;
    case "touchpoints":
    case "dead_ends":
    case "gaps":
      return longest(touchpoints)?.name ?? null;
    case "paths":
      return longest(page.map.paths)?.name ?? null;
    case "kpis":
      return longest(page.map.kpis)?.name ?? null;
    case "segments":
      return longest(page.map.segments)?.name ?? null;
    case "voice":
      return page.map.name;
    case "links":
    case "transitions": {
      const row = longest([...page.overlay.links, ...page.overlay.transitions]);
      return row === undefined ? null : `${nameOf(map, row.from)} → ${nameOf(map, row.to)}`;
    }
    case "handovers": {
      const row = longest(page.overlay.handovers);
      return row === undefined ? null : `${department(map, row.from)} → ${department(map, row.to)}`;
    }
    case "deviations": {
      const row = longest(page.overlay.deviations);
      return row === undefined ? null : deviationName(map, row.ref);
    }
    case "rework": {
      const row = longest(page.overlay.rework);
      return row === undefined
        ? null
        : (touchpoints.find((one) => one.key === row.key)?.name ??
            plainWords(row.key.split(":")[0] ?? row.key));
    }
    case "way_steps":
    case "way_nodes":
    case "way_variants":
    case "way_endings":
      return waySubject(map, section, key);
    default:
      return null;
  }
}

/** The subject of a number of the ways, whose rows do not stand in the document: `stage:tender>contract.n`. */
function waySubject(map: LivingMap, section: string, key: string): string {
  const [level = "", row = ""] = key.slice(0, key.lastIndexOf(".")).split(":");
  const named = (node: string) => nameOf(map, node in words.ends ? node : `${level}:${node}`);
  if (section === "way_variants")
    return row === "other" ? words.flows.rareWays : words.flows.oneWay;
  if (section === "way_endings")
    return (
      Object.entries(words.flows.endings).find(([ending]) => ending === row)?.[1] ?? plainWords(row)
    );
  return row.split(">").map(named).join(" → ");
}

/** The name of what a way begins or ends at: a touchpoint, an outcome, the end, or still here. */
export function nameOf(map: LivingMap, ref: string): string {
  const key = ref.slice(ref.indexOf(":") + 1);
  const outcome = map.page.map.outcomes.find((one) => ref === `outcome:${one.key}`);
  return map.byRef.get(ref)?.said.name ?? outcome?.name ?? words.ends[key] ?? plainWords(key);
}

/** The name of a department of the map. */
export function department(map: LivingMap, key: string): string {
  return map.page.map.departments.find((one) => one.key === key)?.name ?? plainWords(key);
}

/** The name of a channel of the map. */
export function channelName(map: LivingMap, key: string): string {
  return map.page.map.channels.find((one) => one.key === key)?.name ?? plainWords(key);
}

/** The name of what a deviation is about. */
export function deviationName(map: LivingMap, ref: string): string {
  const key = ref.slice(ref.indexOf(":") + 1);
  const points = map.stages.flatMap((stage) => [
    ...stage.said.fail_points,
    ...stage.touchpoints.flatMap((one) => one.said.fail_points),
  ]);
  return (
    map.byRef.get(ref)?.said.name ??
    points.find((point) => point.key === key)?.name ??
    plainWords(key)
  );
}

/** What is counted, without its subject: `moved on`, `stuck`, `by Email`. */
export function numberWords(map: LivingMap, number: string): string {
  const parts = number.split(".");
  const last = parts.at(-1) ?? "";
  const channel = parts.indexOf("channels");
  if (channel >= 0) {
    const name = channelName(map, parts[channel + 1] ?? "");
    return words.byChannel(name, words.numbers[`channels.${last}`] ?? plainWords(last));
  }
  return words.numbers[`${parts[0]}.${last}`] ?? words.numbers[last] ?? plainWords(last);
}

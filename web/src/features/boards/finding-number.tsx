import type { Estimate, FindingRow, Page } from "../../api/page";
import { words } from "../../core/words";
import { Measured } from "../living-map/estimate";
import { useLasting } from "../living-map/showing";

interface Behind {
  readonly number: string;
  readonly estimate: Estimate;
  readonly says: string;
}

/** The number of the map a finding speaks of: the one whose list says who is meant. */
function numberBehind({ overlay }: Page, { cell, kind }: FindingRow): Behind | null {
  const [section = "", ...rest] = cell.split(".");
  const key = rest.join(".");
  const path = overlay.paths.find((row) => section === "paths" && row.key === key);
  if (path !== undefined && path.on_time !== null)
    return { number: `paths.${key}.on_time`, estimate: path.on_time, says: words.onTime };
  const stage = overlay.stages.find((row) => section === "stages" && row.key === key);
  if (stage !== undefined && stage.standard !== null)
    return {
      number: `stages.${key}.standard.on_time`,
      estimate: stage.standard.on_time,
      says: words.onTime,
    };
  const touchpoint = overlay.touchpoints.find(
    (row) => kind === "late" && section === "touchpoints" && row.key === key,
  );
  if (touchpoint !== undefined && touchpoint.on_time !== null)
    return {
      number: `touchpoints.${key}.on_time`,
      estimate: touchpoint.on_time,
      says: words.inTime,
    };
  const end = overlay.dead_ends.find((row) => kind === "dead_end" && row.key === key);
  if (end !== undefined)
    return { number: `dead_ends.${key}.p`, estimate: end.p, says: words.after.silent };
  const link = overlay.links.find((row) => section === "links" && row.key === key);
  if (link !== undefined && link.n > 0)
    return { number: `links.${key}.wait`, estimate: link.wait, says: words.flows.waited };
  return null;
}

/** The number behind a finding, with the list of who is in it. */
export function FindingNumber({ finding }: { readonly finding: FindingRow }) {
  const { map } = useLasting();
  const behind = numberBehind(map.page, finding);
  if (behind === null) return null;
  return (
    <span>
      <Measured
        number={behind.number}
        estimate={behind.estimate}
        shows="main"
        after={` ${behind.says}`}
      />
    </span>
  );
}

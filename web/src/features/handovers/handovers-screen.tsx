import { Link } from "@tanstack/react-router";
import { count } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import { handoverWords as words } from "../../core/words/handovers";
import { Notice } from "../../ui/notice";
import { ChartOrTable } from "../journey-frame/chart-or-table";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { useAddress } from "../journey-frame/use-address";
import { figureOf } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { useMay } from "../session/workspace";
import { HandoverMatrix } from "./handover-matrix";
import { HandoverTable } from "./handover-table";

/** Where work waits or vanishes between departments. */
export function HandoversScreen() {
  return (
    <JourneyScreen screen="handovers">
      <Handovers />
    </JourneyScreen>
  );
}

function Handovers() {
  const { map } = useShowing();
  const { handovers } = map.page.overlay;
  const first = handovers[0];
  if (first === undefined) {
    return (
      <Notice kind="plain">
        <p>{words.empty}</p>
      </Notice>
    );
  }
  const n = handovers.reduce((sum, row) => sum + row.n, 0);
  return (
    <>
      <ChartOrTable
        said={
          <>
            {words.said(count(n), handovers.length, figureOf(first.wait_within).text)}{" "}
            {words.saidBroken}
          </>
        }
        chart={<HandoverMatrix map={map} />}
        table={<HandoverTable map={map} />}
      />
      <Unmapped map={map} />
    </>
  );
}

/** Departments that events name and the map does not know. */
function Unmapped({ map }: { readonly map: LivingMap }) {
  const { journey } = useAddress();
  const mayEdit = useMay("map.edit");
  const known = new Set(map.page.map.departments.map((one) => one.key));
  const seen = new Set(map.page.overlay.handovers.flatMap((row) => [row.from, row.to]));
  const unmapped = [...seen].filter((key) => !known.has(key)).sort();
  if (unmapped.length === 0) return null;
  return (
    <Notice kind="watch">
      <p>
        {words.unmapped(unmapped.length)} <strong>{unmapped.join(", ")}</strong>{" "}
        {mayEdit && (
          <Link to="/m/$journey/edit" params={{ journey }}>
            {words.editMap}
          </Link>
        )}
      </p>
    </Notice>
  );
}

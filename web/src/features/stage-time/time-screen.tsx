import { useSearch } from "@tanstack/react-router";
import type { StageSearch } from "../../core/scope";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { useAddress, useChangeAddress } from "../journey-frame/use-address";
import { useLivingMap } from "../measured/use-living-map";
import { TimeInStage } from "./time-in-stage";
import { useStageTime } from "./use-stage-time";

/** How long each stage takes against its standard, with those still waiting counted. */
export function TimeScreen() {
  const search = useSearch({ from: "/inside/m/$journey/time" });
  const change = useChangeAddress<StageSearch>();
  const { journey, scope } = useAddress();
  const stages = useLivingMap(journey, scope).data?.overlay.stages ?? [];
  const first = stages.find((one) => one.dwell.n > 0) ?? stages[0];
  const stage = stages.find((one) => one.key === search.stage)?.key ?? first?.key ?? null;
  const time = useStageTime(stage, scope);
  return (
    <JourneyScreen screen="time" {...(time.data && { more: time.data.members })}>
      <TimeInStage
        stageKey={stage}
        time={time}
        isBySegment={search.segments === true}
        onChange={change}
      />
    </JourneyScreen>
  );
}

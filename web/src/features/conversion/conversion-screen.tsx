import { useSearch } from "@tanstack/react-router";
import type { FunnelSearch } from "../../core/scope";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { useChangeAddress } from "../journey-frame/use-address";
import { OwnFunnel } from "./own-funnel";
import { StageFunnel } from "./stage-funnel";
import { useFunnel } from "./use-funnel";

/** Who gets from stage to stage, by which channel, at what cost; and along any steps. */
export function ConversionScreen() {
  const search = useSearch({ from: "/inside/m/$journey/conversion" });
  const funnel = useFunnel(search);
  const change = useChangeAddress<FunnelSearch>();
  return (
    <JourneyScreen screen="conversion" {...(funnel.data && { more: funnel.data.members })}>
      <StageFunnel search={search} onChange={change} />
      <OwnFunnel search={search} onChange={change} funnel={funnel} />
    </JourneyScreen>
  );
}

import { useNavigate, useSearch } from "@tanstack/react-router";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { OwnFunnel } from "./own-funnel";
import { StageFunnel } from "./stage-funnel";
import { useFunnel } from "./use-funnel";

/** Who gets from stage to stage, by which channel, at what cost; and along any steps. */
export function ConversionScreen() {
  const search = useSearch({ from: "/inside/m/$journey/conversion" });
  const navigate = useNavigate({ from: "/m/$journey/conversion" });
  const funnel = useFunnel(search);
  const change = (part: Partial<typeof search>) =>
    void navigate({
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined),
        ),
      hash: true,
      replace: true,
    });
  return (
    <JourneyScreen screen="conversion" {...(funnel.data && { more: funnel.data.members })}>
      <StageFunnel search={search} onChange={change} />
      <OwnFunnel search={search} onChange={change} funnel={funnel} />
    </JourneyScreen>
  );
}

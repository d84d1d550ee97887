import { useSearch } from "@tanstack/react-router";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { useWays } from "./use-ways";
import { Ways } from "./ways";

/** Which ways customers really take, how these end, and which go with success. */
export function PathsScreen() {
  const search = useSearch({ from: "/inside/m/$journey/paths" });
  const ways = useWays(search);
  return (
    <JourneyScreen screen="paths" {...(ways.data && { more: ways.data.members })}>
      <Ways search={search} ways={ways} />
    </JourneyScreen>
  );
}

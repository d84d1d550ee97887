import { DOT } from "../../core/format";
import { appWords as words } from "../../core/words/app";
import { versionWords } from "../../core/words/versions";
import { dateOf } from "../versions/when";
import { useJourneys } from "./use-journeys";

/** Which version of a journey holds, which one comes, and how many drafts are open. */
export function VersionLine({ journey }: { readonly journey: string }) {
  const listed = useJourneys().data?.find((one) => one.key === journey);
  if (listed === undefined) return null;
  const { in_force, coming, coming_on, drafts } = listed;
  const said = [
    in_force === null ? words.journeys.none : words.journeys.inForce(in_force),
    ...(coming !== null && coming_on !== null
      ? [versionWords.coming(coming, dateOf(coming_on))]
      : []),
    ...(drafts.length > 0 ? [words.journeys.drafts(drafts.length)] : []),
  ];
  return <>{said.join(DOT)}</>;
}

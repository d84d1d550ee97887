import { Link } from "@tanstack/react-router";
import { pathWords as words } from "../../core/words/paths";
import { Notice } from "../../ui/notice";
import { useAddress } from "../journey-frame/use-address";
import { useMay } from "../session/workspace";

/** No event lies on the map: bind what there is, or begin with a map drafted from the log. */
export function NoWays() {
  const { journey } = useAddress();
  const mayEdit = useMay("map.edit");
  return (
    <Notice kind="plain">
      <p>{words.empty}</p>
      {mayEdit && (
        <p>
          <Link to="/start">{words.draft}</Link>{" "}
          <Link to="/m/$journey/edit" params={{ journey }}>
            {words.bind}
          </Link>
        </p>
      )}
    </Notice>
  );
}

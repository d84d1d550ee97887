import { Link } from "@tanstack/react-router";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import { useAddress } from "./use-address";

interface NotDrawnProps {
  readonly said: string;
  readonly edit: string;
}

/** The map does not say it yet; who may draw is shown the way. */
export function NotDrawn({ said, edit }: NotDrawnProps) {
  const { journey } = useAddress();
  const mayEdit = useMay("map.edit");
  return (
    <Notice kind="plain">
      <p>
        {said}{" "}
        {mayEdit && (
          <Link to="/m/$journey/edit" params={{ journey }}>
            {edit}
          </Link>
        )}
      </p>
    </Notice>
  );
}

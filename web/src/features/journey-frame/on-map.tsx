import { Link } from "@tanstack/react-router";
import { MapPin } from "lucide-react";
import { journeyWords as words } from "../../core/words/journey";
import styles from "./frame.module.css";
import { useAddress } from "./use-address";

/** To the same thing on the living map: `stage:tender`, `touchpoint:offer`. */
export function OnMap({ element, name }: { readonly element: string; readonly name?: string }) {
  const { journey, scope } = useAddress();
  return (
    <Link
      to="/m/$journey"
      params={{ journey }}
      search={scope}
      hash={`sel=${element}`}
      className={styles.onMap}
      title={words.showOnMap}
    >
      <MapPin size={13} strokeWidth={1.9} aria-hidden="true" />
      <span className={name === undefined ? undefined : "unseen"}>
        {name === undefined ? words.showOnMap : words.titleOf(words.showOnMap, name)}
      </span>
    </Link>
  );
}

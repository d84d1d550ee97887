import { Link } from "@tanstack/react-router";
import { MapPin } from "lucide-react";
import { journeyWords as words } from "../../core/words/journey";
import styles from "./frame.module.css";
import { useAddress } from "./use-address";

interface OnMapProps {
  readonly element: string;
  readonly name?: string;
  /** the name stands beside the pin; without it, only a screen reader says it */
  readonly isNamed?: boolean;
}

/** To the same thing on the living map: `stage:tender`, `touchpoint:offer`. */
export function OnMap({ element, name, isNamed = false }: OnMapProps) {
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
      {isNamed && <span aria-hidden="true">{name}</span>}
      <span className={name === undefined ? undefined : "unseen"}>
        {name === undefined ? words.showOnMap : words.titleOf(words.showOnMap, name)}
      </span>
    </Link>
  );
}

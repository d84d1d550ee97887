import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { ScopeSearch } from "../../core/scope";
import { journeyWords as words } from "../../core/words/journey";
import styles from "./journey-nav.module.css";
import { JOURNEY_SCREENS } from "./screens";

interface NavProps {
  readonly journey: string;
  /** goes along: what is measured stays the same from screen to screen */
  readonly scope: ScopeSearch;
}

/** The way among the screens of one journey; where it is wider than the screen, the one that is shown is in sight. */
export function JourneyNav({ journey, scope }: NavProps) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = nav.current?.querySelector('[aria-current="page"]');
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, []);
  return (
    <nav ref={nav} className={styles.nav} aria-label={words.nav}>
      {JOURNEY_SCREENS.map((screen) => (
        <Link
          key={screen.key}
          to={screen.to}
          params={{ journey }}
          search={scope}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.link}
        >
          {words.screens[screen.key]}
        </Link>
      ))}
    </nav>
  );
}

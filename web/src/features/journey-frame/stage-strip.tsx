import { Link } from "@tanstack/react-router";
import { count } from "../../core/format";
import { conditionOf } from "../../core/reading";
import type { ScopeSearch } from "../../core/scope";
import { journeyWords as words } from "../../core/words/journey";
import { StatusGlyph } from "../../ui/glyph";
import { useShowing } from "../living-map/showing";
import styles from "./stage-strip.module.css";

interface StripProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
}

/** The stages in one line, so that the journey never leaves the eye; each leads to itself on the map. */
export function StageStrip({ journey, scope }: StripProps) {
  const { map } = useShowing();
  return (
    <nav aria-label={words.stages} className={styles.strip}>
      {map.stages.map((stage) => {
        const here = count(stage.measured?.open_now ?? 0);
        return (
          <Link
            key={stage.ref}
            to="/m/$journey"
            params={{ journey }}
            search={scope}
            hash={`sel=${stage.ref}`}
            className={styles.stage}
            aria-label={words.showStage(stage.said.name, here)}
            title={words.showStage(stage.said.name, here)}
          >
            <span className={styles.name}>{stage.said.name}</span>
            <span className={styles.here}>
              <StatusGlyph condition={conditionOf(stage).condition} /> {words.here(here)}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}

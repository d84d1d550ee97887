import { Link } from "@tanstack/react-router";
import { count } from "../../core/format";
import { stuckCondition } from "../../core/reading";
import { atlasWords as words } from "../../core/words/atlas";
import { Status } from "../../ui/chip";
import type { Condition } from "../../ui/glyph";
import { figureOf } from "../living-map/estimate";
import styles from "./journeys.module.css";
import type { Health, useHealth } from "./use-atlas";

interface CellProps {
  readonly health: ReturnType<typeof useHealth>;
  readonly journey: string;
}

/** Who is stuck and which targets are missed; each leads to where it is looked into. */
export function HealthCell({ health, journey }: CellProps) {
  if (health.data === undefined || health.data.journeys === 0)
    return <Unmeasured health={health} />;
  const { condition, said } = casesSaid(health.data);
  const targets = targetsSaid(health.data);
  return (
    <span className={styles.health}>
      <Status condition={condition}>
        <Link to="/m/$journey/open" params={{ journey }}>
          {said}
        </Link>
      </Status>
      {targets !== null && (
        <Status condition={targets.condition}>
          <Link to="/m/$journey/targets" params={{ journey }}>
            {targets.said}
          </Link>
        </Status>
      )}
    </span>
  );
}

/** Which part of the events the map explains. */
export function MappedCell({ health, journey }: CellProps) {
  if (health.data === undefined || health.data.journeys === 0)
    return <Unmeasured health={health} />;
  const { mapped } = health.data;
  return (
    <Link to="/m/$journey" params={{ journey }} hash="board=data" className={styles.mapped}>
      {figureOf(mapped).text}
    </Link>
  );
}

function Unmeasured({ health }: Pick<CellProps, "health">) {
  return (
    <span className="faint" title={health.error?.message}>
      {health.isFetching ? words.health.loading : words.health.none}
    </span>
  );
}

interface Told {
  readonly condition: Condition;
  readonly said: string;
}

/** As a stage is judged. */
function casesSaid({ open_now, stuck, dead_end, slow }: Health): Told {
  const bad = stuck + dead_end;
  const open = count(open_now);
  if (open_now === 0) return { condition: "unsure", said: words.health.nobody };
  if (bad > 0)
    return {
      condition: stuckCondition(bad, open_now),
      said: words.health.stuck(count(bad), open),
    };
  if (slow > 0) return { condition: "watch", said: words.health.slow(count(slow), open) };
  return { condition: "ok", said: words.health.fine(open) };
}

function targetsSaid({ targets, missed, surely_missed }: Health): Told | null {
  if (targets === 0) return null;
  if (missed === 0) return { condition: "ok", said: words.health.met(count(targets)) };
  const said = words.health.missed(count(missed), count(targets));
  return { condition: surely_missed > 0 ? "breach" : "watch", said };
}

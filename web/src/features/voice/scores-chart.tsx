import type { Estimate } from "../../api/page";
import { hasInterval } from "../../core/format";
import { LEAST_N, SMALL_N } from "../../core/reading";
import { voiceWords as words } from "../../core/words/voice";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import styles from "./voice.module.css";
import type { ScoreKind } from "./voice-search";

/** From where to where a score can go. */
const ENDS: Readonly<Record<ScoreKind, readonly [number, number]>> = {
  nps: [-100, 100],
  csat: [0, 1],
  ces: [1, 7],
};

interface Row {
  readonly key: string;
  readonly name: string;
  readonly number: string;
  readonly estimate: Estimate | null;
}

/** One score stage by stage: a mark with its interval on the same line for all. */
export function ScoresChart({ score }: { readonly score: ScoreKind }) {
  const { map } = useShowing();
  const rows: readonly Row[] = [
    {
      key: "all",
      name: words.all,
      number: `voice.${score}`,
      estimate: map.page.overlay.voice[score],
    },
    ...map.stages.map(({ said, measured }) => ({
      key: said.key,
      name: said.name,
      number: `stages.${said.key}.${score}`,
      estimate: measured?.[score] ?? null,
    })),
  ];
  return (
    <section aria-label={words.chart(words.scores[score])}>
      <ul className={styles.chart}>
        {rows.map((row) => (
          <li key={row.key} className={styles.row} data-stage={row.key}>
            <span className={styles.stage}>{row.name}</span>
            <Range estimate={row.estimate} ends={ENDS[score]} />
            <span className={styles.figure}>
              {row.estimate === null ? (
                <span className="faint">{words.nobody}</span>
              ) : (
                <Measured number={row.number} estimate={row.estimate} />
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="faint">
        {words.scale[score]} {words.interval}
      </p>
    </section>
  );
}

interface RangeProps {
  readonly estimate: Estimate | null;
  readonly ends: readonly [number, number];
}

function Range({ estimate, ends: [low, high] }: RangeProps) {
  const x = (value: number) => ((value - low) / (high - low)) * 100;
  const isDrawn = estimate !== null && estimate.value !== null && estimate.n >= LEAST_N;
  return (
    <svg
      className={styles.range}
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line x1="0" x2="100" y1="10" y2="10" className={styles.axis} />
      <line x1="50" x2="50" y1="5" y2="15" className={styles.axis} />
      {isDrawn && hasInterval(estimate) && estimate.low !== null && estimate.high !== null && (
        <line
          x1={x(Math.max(low, estimate.low))}
          x2={x(Math.min(high, estimate.high))}
          y1="10"
          y2="10"
          className={styles.interval}
        />
      )}
      {isDrawn && estimate.value !== null && (
        <line
          x1={x(estimate.value)}
          x2={x(estimate.value)}
          y1="3"
          y2="17"
          className={estimate.n < SMALL_N ? styles.hollow : styles.mark}
        />
      )}
    </svg>
  );
}

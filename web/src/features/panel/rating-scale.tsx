import { DOT, hasInterval } from "../../core/format";
import type { BothSides, Reading } from "../../core/reading";
import { words } from "../../core/words";
import { rated } from "../living-map/card-words";
import styles from "./rating-scale.module.css";

const LEFT = 8;
const STEP = 44;
const x = (value: number) => LEFT + (value - 1) * STEP;

/** One question from 1 to 5: what we say (half) and what customers say (full), joined by a line. */
export function RatingScale({
  label,
  sides,
}: {
  readonly label: string;
  readonly sides: BothSides;
}) {
  const { believed, observed } = sides;
  const said = [
    observed === null ? null : words.they(rated(observed)),
    believed === null ? null : words.we(rated(believed)),
  ];
  return (
    <figure className={styles.scale}>
      <figcaption>
        {label}
        <span className={styles.said}>
          {said.filter((part) => part !== null).join(DOT) || words.notMeasured}
        </span>
      </figcaption>
      <svg width="200" height="30" viewBox="0 0 200 30" aria-hidden="true">
        <line x1={x(1)} x2={x(5)} y1="12" y2="12" className={styles.axis} />
        {[1, 2, 3, 4, 5].map((mark) => (
          <g key={mark}>
            <line x1={x(mark)} x2={x(mark)} y1="9" y2="15" className={styles.axis} />
            <text x={x(mark)} y="28" textAnchor="middle" className={styles.mark}>
              {mark}
            </text>
          </g>
        ))}
        {believed !== null && observed !== null && (
          <line
            x1={x(believed.value)}
            x2={x(observed.value)}
            y1="12"
            y2="12"
            className={styles.between}
          />
        )}
        {observed !== null && <Observed reading={observed} />}
        {believed !== null && (
          <circle cx={x(believed.value)} cy="12" r="5" className={styles.believed} />
        )}
      </svg>
    </figure>
  );
}

function Observed({ reading }: { readonly reading: Reading }) {
  return (
    <>
      {hasInterval(reading) && reading.low !== null && reading.high !== null && (
        <line
          x1={x(reading.low)}
          x2={x(reading.high)}
          y1="12"
          y2="12"
          className={styles.interval}
        />
      )}
      <circle
        cx={x(reading.value)}
        cy="12"
        r="5"
        className={reading.quality === "ok" ? styles.observed : styles.hollow}
      />
    </>
  );
}

import styles from "./face.module.css";
import { cx } from "./names";

export type Bearing = "wanted" | "believed" | "heard";

const MOUTHS = [
  "M6 14.6c1.6-3 6.4-3 8 0",
  "M6.4 14c1.8-1.7 5.4-1.7 7.2 0",
  "M6.4 13.2h7.2",
  "M6.4 12.6c1.8 1.7 5.4 1.7 7.2 0",
  "M6 12c1.6 3.2 6.4 3.2 8 0",
];

/** The nearest of the five faces: −2 to +2 as 0 to 4. */
function faceOf(valence: number): number {
  return Math.min(4, Math.max(0, Math.round(valence) + 2));
}

interface FaceProps {
  readonly valence: number;
  readonly bearing: Bearing;
  readonly isHollow?: boolean;
  readonly size?: number;
}

/** A face for a feeling; what it says always stands beside it in words or in a name. */
export function Face({ valence, bearing, isHollow = false, size = 20 }: FaceProps) {
  return (
    <svg
      className={cx(styles.face, styles[bearing], isHollow && styles.hollow)}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      <FaceMarks valence={valence} />
    </svg>
  );
}

/** The same marks for a place inside a larger drawing, centred on 10, 10. */
export function FaceMarks({ valence }: { readonly valence: number }) {
  return (
    <>
      <circle cx="10" cy="10" r="8.6" />
      <path d={MOUTHS[faceOf(valence)]} fill="none" />
      <path d="M7.2 7.4v1M12.8 7.4v1" fill="none" />
    </>
  );
}

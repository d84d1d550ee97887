import { DOT } from "../../core/format";
import type { Reading, Touchpoint } from "../../core/reading";
import type { Layer } from "../../core/scope";
import { words } from "../../core/words";
import { DoubleBar } from "../../ui/bars";
import type { Basis } from "../../ui/glyph";
import styles from "./card-marks.module.css";
import { gapOf, gapWords, rated } from "./card-words";

interface RatingsProps {
  readonly touchpoint: Touchpoint;
  readonly layer: Layer;
}

/** Importance and performance of a contact, as the layer knows them. */
export function Ratings({ touchpoint, layer }: RatingsProps) {
  const { importance, performance } = touchpoint;
  switch (layer) {
    case "planned":
      return null;
    case "believed":
      return (
        <Pair
          importance={importance.believed}
          performance={performance.believed}
          basis="believed"
        />
      );
    case "observed":
      return (
        <Pair
          importance={importance.observed}
          performance={performance.observed}
          basis="observed"
        />
      );
    case "compare":
      return <Against we={performance.believed} they={performance.observed} />;
  }
}

interface PairProps {
  readonly importance: Reading | null;
  readonly performance: Reading | null;
  readonly basis: Basis;
}

function Pair({ importance, performance, basis }: PairProps) {
  if (importance === null && performance === null) return null;
  const few = [importance, performance].find((one) => one?.quality === "too_few");
  const gap = gapOf(importance, performance);
  const says = [
    importance === null ? null : `${words.importance} ${rated(importance)}`,
    performance === null ? null : `${words.performance} ${rated(performance)}`,
    performance?.n === null || performance === null ? null : words.answers(performance.n),
  ].filter((part) => part !== null);
  if (few !== undefined && few !== null)
    return <span className={styles.faint}>{words.tooFew(few.n ?? 0)}</span>;
  return (
    <span className={styles.pair} title={says.join(DOT)}>
      <DoubleBar
        importance={importance?.value ?? null}
        performance={performance?.value ?? null}
        basis={basis}
        isHollow={performance?.quality !== "ok"}
      />
      <span className={gap !== null && gap <= -1 ? styles.loud : styles.quiet}>
        {gap === null ? words.notMeasured : gapWords(gap)}
      </span>
    </span>
  );
}

/** What we say against what customers say, both drawn and both said. */
function Against({ we, they }: { readonly we: Reading | null; readonly they: Reading | null }) {
  if (we === null && they === null) return null;
  if (they?.quality === "too_few")
    return <span className={styles.faint}>{words.tooFew(they.n ?? 0)}</span>;
  const apart = we !== null && they !== null && Math.abs(they.value - we.value) >= 1;
  return (
    <span className={styles.pair}>
      <DoubleBar
        importance={we?.value ?? null}
        performance={they?.value ?? null}
        basis="observed"
        isHollow={they?.quality !== "ok"}
      />
      <span className={apart ? styles.loud : styles.quiet}>{apartWords(we, they)}</span>
    </span>
  );
}

function apartWords(we: Reading | null, they: Reading | null): string {
  if (we !== null && they !== null) return words.weThey(rated(we), rated(they));
  if (they !== null) return words.they(rated(they));
  return we === null ? "" : words.we(rated(we));
}

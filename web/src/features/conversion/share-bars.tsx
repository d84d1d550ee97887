import { type KeyboardEvent, type ReactNode, use, useRef } from "react";
import { OpenableNumbers } from "../../ui/figure";
import type { Measurable } from "../living-map/estimate";
import { figureOf } from "../living-map/estimate";
import { ShareMark } from "../living-map/share-mark";
import styles from "./share-bars.module.css";

export interface ShareBar {
  readonly key: string;
  readonly name: string;
  /** the path of the number */
  readonly number: string;
  readonly estimate: Measurable;
  readonly beside: ReactNode;
  readonly below?: ReactNode;
}

interface ShareBarsProps {
  readonly name: string;
  readonly bars: readonly ShareBar[];
}

/** Shares as bars with their intervals, one below the other; up and down walk them, Enter lists who. */
export function ShareBars({ name, bars }: ShareBarsProps) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-bar]") ?? [])];
    const here = all.findIndex((one) => one.matches(":focus"));
    if (here < 0) return;
    event.preventDefault();
    all[here + step]?.focus();
  };
  return (
    <ul ref={list} className={styles.bars} aria-label={name} onKeyDown={onKeyDown}>
      {bars.map((bar) => (
        <li key={bar.key} className={styles.line}>
          <span className={styles.name}>{bar.name}</span>
          <Bar bar={bar} />
          <span className={styles.beside}>{bar.beside}</span>
          {bar.below !== undefined && <div className={styles.below}>{bar.below}</div>}
        </li>
      ))}
    </ul>
  );
}

function Bar({ bar }: { readonly bar: ShareBar }) {
  const numbers = use(OpenableNumbers);
  const figure = figureOf(bar.estimate);
  return (
    <button
      type="button"
      className={styles.bar}
      data-bar={bar.key}
      data-number={numbers.canOpen(bar.number) ? bar.number : undefined}
      disabled={!numbers.canOpen(bar.number)}
      aria-label={`${bar.name}: ${figure.text}`}
      title={figure.text}
      onClick={() => numbers.open(bar.number)}
    >
      <span className={styles.track}>
        <ShareMark estimate={bar.estimate} />
      </span>
      <span className={styles.value}>{figure.text}</span>
    </button>
  );
}

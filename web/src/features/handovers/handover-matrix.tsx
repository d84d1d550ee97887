import type { KeyboardEvent } from "react";
import { use, useRef, useState } from "react";
import type { HandoverRow } from "../../api/page";
import { byName, count } from "../../core/format";
import { stepOf, walk } from "../../core/grid";
import { LEAST_N, type LivingMap } from "../../core/reading";
import { handoverWords as words } from "../../core/words/handovers";
import { OpenableNumbers } from "../../ui/figure";
import { Legend } from "../../ui/legend";
import { cx } from "../../ui/names";
import { figureOf } from "../living-map/estimate";
import { department } from "../who/number-words";
import styles from "./handover-matrix.module.css";

/** Giver by taker: how many handovers break, how long the taker lets wait. */
export function HandoverMatrix({ map }: { readonly map: LivingMap }) {
  const { handovers } = map.page.overlay;
  const keys = inOrder(map, handovers);
  const places = keys.flatMap((giver, row) =>
    keys.flatMap((taker, column) => {
      const found = handovers.find((one) => one.from === giver && one.to === taker);
      return found === undefined ? [] : [{ id: found.key, row, column }];
    }),
  );
  const [here, setHere] = useState(places[0]?.id ?? null);
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key);
    if (step === null) return;
    event.preventDefault();
    const next = walk(places, here, step);
    setHere(next);
    table.current?.querySelector<HTMLElement>(`[data-pair="${CSS.escape(next ?? "")}"]`)?.focus();
  };
  return (
    <section className={styles.scroll} aria-label={words.matrix}>
      <table ref={table} className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {words.corner}
            </th>
            {keys.map((key) => (
              <th key={key} scope="col">
                {department(map, key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {keys.map((giver) => (
            <tr key={giver}>
              <th scope="row">{department(map, giver)}</th>
              {keys.map((taker) => (
                <Cell
                  key={taker}
                  row={handovers.find((one) => one.from === giver && one.to === taker)}
                  names={[department(map, giver), department(map, taker)]}
                  isTabStop={here === `${giver}>${taker}`}
                  onFocus={setHere}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend className={styles.legend}>
        <li>
          <span className={styles.scale} aria-hidden="true" /> {words.legend.broken}
        </li>
        <li>
          <span className={cx(styles.swatch, styles.few)} aria-hidden="true" /> {words.legend.few}
        </li>
        <li className="faint keyed">{words.keys}</li>
      </Legend>
    </section>
  );
}

interface CellProps {
  readonly row: HandoverRow | undefined;
  readonly names: readonly [string, string];
  readonly isTabStop: boolean;
  readonly onFocus: (pair: string) => void;
}

function Cell({ row, names, isTabStop, onFocus }: CellProps) {
  const numbers = use(OpenableNumbers);
  if (row === undefined) {
    return (
      <td className={styles.none}>
        <span className="unseen">{words.none(names[0], names[1])}</span>
      </td>
    );
  }
  const number = `handovers.${row.key}.n`;
  const isFew = row.n < LEAST_N;
  const wait = figureOf(row.wait);
  const strength = isFew ? 0 : Math.round((100 * row.broken) / row.n);
  const said = words.cell(names[0], names[1], count(row.n), count(row.broken), wait.text);
  return (
    <td className={styles.cell}>
      <button
        type="button"
        className={cx(styles.mark, isFew && styles.few)}
        style={isFew ? undefined : { background: shade(strength) }}
        data-pair={row.key}
        data-number={number}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={said}
        title={said}
        disabled={!numbers.canOpen(number)}
        onFocus={() => onFocus(row.key)}
        onClick={() => numbers.open(number)}
      >
        <strong>{isFew ? words.tooFew(count(row.n)) : wait.main}</strong>
        {!isFew && <span>{words.ofBroken(count(row.broken), count(row.n))}</span>}
      </button>
    </td>
  );
}

/** One hue over the surface; never so full that ink on it could not be read. */
function shade(strength: number): string {
  return `color-mix(in srgb, var(--observed) ${4 + Math.round(strength * 0.3)}%, var(--surface))`;
}

/** The departments that hand over, those with the most broken handovers first. */
function inOrder(map: LivingMap, rows: readonly HandoverRow[]): readonly string[] {
  const lost = new Map<string, number>();
  for (const row of rows) {
    lost.set(row.from, (lost.get(row.from) ?? 0) + row.broken);
    lost.set(row.to, (lost.get(row.to) ?? 0) + row.broken);
  }
  const named = (key: string) => department(map, key);
  return [...lost]
    .sort(([a, broken], [b, other]) => other - broken || byName(named(a), named(b)))
    .map(([key]) => key);
}

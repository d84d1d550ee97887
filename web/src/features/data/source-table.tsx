import type { Schemas } from "../../core/client";
import { count, day } from "../../core/format";
import { dataWords as words } from "../../core/words/data";
import { ScrollRegion } from "../../ui/scroll-region";
import styles from "./data.module.css";

type Balance = Schemas["BalanceSaid"];

/** Every source with the balance that always closes, and how far it is complete. */
export function SourceTable({ said }: { readonly said: Schemas["SourcesSaid"] }) {
  return (
    <section className={styles.part}>
      <p className={styles.balance}>{sentence(said.balance)}</p>
      <ScrollRegion className={styles.scroll} label={words.sources}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.source}</th>
              {[words.received, words.stored, words.duplicate, words.quarantined].map((name) => (
                <th key={name} scope="col" className={styles.number}>
                  {name}
                </th>
              ))}
              <th scope="col">{words.from}</th>
              <th scope="col">{words.completeTo}</th>
            </tr>
          </thead>
          <tbody>
            {said.sources.map((source) => (
              <tr key={source.key}>
                <th scope="row">{source.key}</th>
                <Counts balance={source.balance} />
                <td>{dayOf(source.first_at)}</td>
                <td>{dayOf(source.complete_to)}</td>
              </tr>
            ))}
          </tbody>
          {said.sources.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{words.all}</th>
                <Counts balance={said.balance} />
                <td colSpan={2} />
              </tr>
            </tfoot>
          )}
        </table>
      </ScrollRegion>
    </section>
  );
}

function Counts({ balance }: { readonly balance: Balance }) {
  return (
    <>
      <td className={styles.number}>{count(balance.received)}</td>
      <td className={styles.number}>{count(balance.stored)}</td>
      <td className={styles.number}>{count(balance.duplicate)}</td>
      <td className={styles.number}>{count(balance.quarantined)}</td>
    </>
  );
}

function dayOf(at: string | null): string {
  return at === null ? words.none : day(at, "UTC");
}

/** The balance as one sentence. */
export function sentence(balance: Balance): string {
  return words.balance(
    count(balance.received),
    count(balance.stored),
    count(balance.duplicate),
    count(balance.quarantined),
  );
}

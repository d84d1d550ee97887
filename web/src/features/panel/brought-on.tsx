import type { StageChannelUse, StageRow } from "../../api/page";
import { count, money, number } from "../../core/format";
import { words } from "../../core/words";
import { Figure } from "../../ui/figure";
import { Sentence } from "../../ui/sentence";
import { costOf, Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import styles from "./panel.module.css";

interface BroughtOnProps {
  readonly channel: StageChannelUse;
  /** The number of the channel in its stage: `stages.tender.channels.email`. */
  readonly number: string;
}

/** How many a channel brought on from the stage, which share of all that is, and what each of them cost there. */
export function BroughtOn({ channel, number: at }: BroughtOnProps) {
  const { map } = useShowing();
  if (channel.passages === 0) {
    return <span className={styles.brought}>{words.facts.broughtNobody}</span>;
  }
  const each = costOf(channel.cost_per_conversion, map.page.map.currency, words.facts.costEach);
  return (
    <span className={styles.brought}>
      <Figure number={`${at}.share`}>{words.facts.broughtOn(part(channel.passages))}</Figure>
      <Measured number={`${at}.share`} estimate={channel.share} />
      {each !== null && <Figure number={`${at}.cost_per_conversion`}>{each}</Figure>}
    </span>
  );
}

/** All that left the stage forwards or in success, those of no known channel among them, and what the stage cost. */
export function Passages({ row }: { readonly row: StageRow }) {
  const { map } = useShowing();
  const known = row.channels.reduce((sum, one) => sum + one.passages, 0);
  const unknown = row.passages - known;
  const said = [
    unknown < 0.05 ? null : words.facts.noChannel(part(unknown)),
    row.cost === null
      ? words.facts.noCost
      : words.facts.costAll(money(row.cost, map.page.map.currency ?? "")),
  ].filter((one) => one !== null);
  return (
    <>
      <Sentence
        said={(shown = "") => words.facts.visits(row.passages, shown)}
        parts={[
          <Figure key="passages" number={`stages.${row.key}.passages`}>
            {count(row.passages)}
          </Figure>,
        ]}
      />
      <p className="faint">{said.join("; ")}</p>
    </>
  );
}

/** Passages split over channels: one decimal where it is not whole. */
function part(passages: number): string {
  return number(passages, 1, { trim: true });
}

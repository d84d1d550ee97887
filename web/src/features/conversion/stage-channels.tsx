import { count } from "../../core/format";
import { conversionWords as words } from "../../core/words/conversion";
import { Figure } from "../../ui/figure";
import { costOf, Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { channelName } from "../who/number-words";
import styles from "./conversion.module.css";

/** By which channel customers were brought on from a stage, and what one passage cost there. */
export function StageChannels({ stage }: { readonly stage: string }) {
  const { map } = useShowing();
  const channels = map.page.overlay.stages.find((one) => one.key === stage)?.channels ?? [];
  if (channels.length === 0) return <p className="faint">{words.noChannel}</p>;
  return (
    <ul className={styles.channels}>
      {channels.map((channel) => {
        const number = `stages.${stage}.channels.${channel.key}`;
        return (
          <li key={channel.key}>
            <span>
              {channelName(map, channel.key)}{" "}
              <Figure number={`${number}.journeys`}>{count(channel.journeys)}</Figure>
            </span>
            <Measured number={`${number}.share`} estimate={channel.share} />
            <Figure number={`${number}.cost_per_conversion`}>
              {costOf(channel.cost_per_conversion, map.page.map.currency) ?? words.noCost}
            </Figure>
          </li>
        );
      })}
    </ul>
  );
}

import type { ReactNode } from "react";
import type { ChannelUse } from "../../api/page";
import { count } from "../../core/format";
import { Figure } from "../../ui/figure";
import { useShowing } from "../living-map/showing";
import { channelName } from "../who/number-words";
import styles from "./panel.module.css";

interface ChannelListProps<Use extends ChannelUse> {
  readonly channels: readonly Use[];
  /** The number that the list belongs to: `stages.tender`, `touchpoints.offer`. */
  readonly number: string;
  /** What stands below a channel, if anything. */
  readonly below?: (channel: Use) => ReactNode;
}

/** The channels of a stage or a touchpoint, each with the journeys that used it. */
export function ChannelList<Use extends ChannelUse>(props: ChannelListProps<Use>) {
  const { channels, number, below } = props;
  const { map } = useShowing();
  return (
    <ul>
      {channels.map((channel) => (
        <li key={channel.key} className={styles.pair}>
          <span>{channelName(map, channel.key)}</span>
          <Figure number={`${number}.channels.${channel.key}.journeys`}>
            {count(channel.journeys)}
          </Figure>
          {below?.(channel)}
        </li>
      ))}
    </ul>
  );
}

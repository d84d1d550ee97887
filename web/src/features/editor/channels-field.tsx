import type { Writing } from "../../core/editing";
import { partsAt, type Spot, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Chips } from "./chips";
import { useDrawn } from "./drawing";
import { ChoiceField } from "./fields";
import { nameOfChannel } from "./names";
import styles from "./panel.module.css";

export const CHANNEL_KINDS = [
  "website",
  "app",
  "product",
  "email",
  "phone",
  "sms",
  "chat",
  "video",
  "social",
  "ad",
  "pr",
  "event",
  "on_site",
  "store",
  "document",
  "portal",
  "marketplace_partner",
  "self_service",
  "payment_invoice",
  "survey",
  "support_ticket",
  "api_edi",
] as const;

interface ChannelsProps {
  readonly spot: Spot;
  readonly channels: readonly string[];
}

/** Through which media it happens, the usual one first. */
export function ChannelsField({ spot, channels }: ChannelsProps) {
  const { state, edit } = useDrawn();
  const own = partsAt(state.document, "channels").map((one) => textAt(one, "key") ?? "");
  const known = [...new Set([...own, ...CHANNEL_KINDS])].filter((one) => !channels.includes(one));
  const named = (value: string) => ({ value, label: nameOfChannel(state.document, value) });
  const keep = (next: readonly string[], writing?: Writing) =>
    edit(
      { do: "set", path: [...spot.path, "channels"], value: next.length === 0 ? null : next },
      words.labels.set(words.fields.channel, spot.name),
      writing,
    );
  return (
    <div className={styles.group}>
      <Chips
        chosen={channels.map(named)}
        removeOf={words.fields.removeChannel}
        onRemove={({ value }) => keep(channels.filter((one) => one !== value))}
      />
      <ChoiceField
        label={channels.length === 0 ? words.fields.channel : words.fields.addChannel}
        value=""
        choices={[{ value: "", label: words.fields.addChannel }, ...known.map(named)]}
        onKeep={(channel, writing) => {
          if (channel !== "") keep([...channels, channel], writing);
        }}
      />
    </div>
  );
}

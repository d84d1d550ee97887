import type { Writing } from "../../core/editing";
import { holderOf, isList, type Spot, stageOf, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { partWords } from "../../core/words/parts";
import { Fold } from "../../ui/fold";
import { BindingField } from "./binding-field";
import { ChannelsField } from "./channels-field";
import { useDrawn } from "./drawing";
import { FeelingField, OwnerField, RatingField } from "./element-fields";
import { ChoiceField, TextField } from "./fields";
import { Form } from "./form";
import { LinksField } from "./links-field";
import { LivedFields } from "./lived-fields";
import { PartList } from "./part-list";
import { APPLIES_WHEN, MESSAGES, TOUCHPOINT_MORE } from "./shapes";

const DEFAULT_KIND = "communication";

/** What is planned for a touchpoint. */
export function TouchpointFields({ spot }: { readonly spot: Spot }) {
  const { edit, outline } = useDrawn();
  const stage = stageOf(outline, spot.ref);
  const set = (field: string, label: string) => (value: string, writing: Writing) =>
    edit(
      { do: "set", path: [...spot.path, field], value: value === "" ? null : value },
      words.labels.set(label, spot.name),
      writing,
    );
  const holder = holderOf(spot.part, spot.path);
  const said = spot.part.channels;
  const channels = isList(said) ? said.filter((one) => typeof one === "string") : [];
  return (
    <>
      <OwnerField
        part={spot.part}
        path={spot.path}
        name={spot.name}
        otherwise={stage === null ? null : textAt(stage.part, "owner")}
      />
      <ChannelsField spot={spot} channels={channels} />
      <ChoiceField
        label={words.fields.moment}
        value={textAt(spot.part, "moment") ?? ""}
        choices={[
          { value: "", label: words.fields.momentNone },
          ...Object.entries(words.fields.moments).map(([value, label]) => ({ value, label })),
        ]}
        onKeep={set("moment", words.fields.moment)}
      />
      <ChoiceField
        label={words.fields.kind}
        value={textAt(spot.part, "kind") ?? DEFAULT_KIND}
        choices={Object.entries(words.fields.kinds).map(([value, label]) => ({ value, label }))}
        onKeep={set("kind", words.fields.kind)}
      />
      <TextField
        label={words.fields.expectation}
        value={textAt(spot.part, "expectation") ?? ""}
        isLong
        isFree
        onKeep={set("expectation", words.fields.expectation)}
      />
      <TextField
        label={words.fields.response}
        hint={words.fields.responseHint}
        value={textAt(spot.part, "response_within") ?? ""}
        onKeep={set("response_within", words.fields.response)}
      />
      <FeelingField spot={spot} />
      <RatingField spot={spot} of="importance" />
      <RatingField spot={spot} of="performance" />
      <BindingField holder={holder} name={spot.name} />
      <LinksField spot={spot} />
      <div>
        <PartList shape={MESSAGES} part={spot.part} path={spot.path} at={spot.ref} />
        <LivedFields spot={spot} />
        <Fold title={partWords.groups.planned} name="planned">
          <Form fields={[...TOUCHPOINT_MORE, APPLIES_WHEN]} holder={holder} name={spot.name} />
        </Fold>
      </div>
    </>
  );
}

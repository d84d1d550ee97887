import { holderOf, inside, isObject, type Json, partsAt, type Spot, textAt } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords } from "../../core/words/parts";
import { Fold } from "../../ui/fold";
import { BindingField } from "./binding-field";
import { useDrawn } from "./drawing";
import { FeelingField, OwnerField, RatingField } from "./element-fields";
import { TextField } from "./fields";
import { Form } from "./form";
import { GateField } from "./gate-field";
import { LivedFields } from "./lived-fields";
import { PartList } from "./part-list";
import {
  APPLIES_WHEN,
  BY_SEGMENT,
  COMPLIANCE,
  ENTRY,
  EXIT,
  KEPT_SHARE,
  NEEDS,
  STAGE_MORE,
} from "./shapes";

const words = {
  ...editorWords,
  lists: partWords.lists,
  chosen: partWords.chosen,
  conditions: partWords.groups.conditions,
};

const NONE = "none";

/** What is planned for a stage. */
export function StageFields({ spot }: { readonly spot: Spot }) {
  const { edit, opened } = useDrawn();
  const holder = holderOf(spot.part, spot.path);
  const about = { holder, name: spot.name };
  return (
    <>
      <OwnerField part={spot.part} path={spot.path} name={spot.name} />
      <TextField
        label={words.fields.need}
        hint={words.fields.needHint}
        value={needText(spot)}
        isLong
        isFree
        onKeep={(text, writing) =>
          edit(
            { do: "set", path: [...spot.path, "need"], value: needFrom(spot, text) },
            words.labels.set(words.fields.need, spot.name),
            writing,
          )
        }
      />
      <StandardField spot={spot} />
      <FeelingField spot={spot} />
      <RatingField spot={spot} of="importance" />
      <RatingField spot={spot} of="performance" />
      {spot.part.entry === undefined && <BindingField holder={holder} name={spot.name} />}
      <div>
        <Fold title={words.conditions} name="conditions">
          {spot.part.binding === undefined && <Form fields={[ENTRY]} {...about} />}
          <GateField spot={spot} />
          <Form fields={[EXIT, ...STAGE_MORE, APPLIES_WHEN]} {...about} />
        </Fold>
        <Fold
          title={words.lists.need}
          aside={words.chosen(partsAt(spot.part, "need").length)}
          isOpen={opened?.list === "need"}
          name="need"
        >
          <Form fields={[NEEDS]} {...about} />
        </Fold>
        <LivedFields spot={spot} />
        <PartList shape={COMPLIANCE} part={spot.part} path={spot.path} at={spot.ref} />
      </div>
    </>
  );
}

function StandardField({ spot }: { readonly spot: Spot }) {
  const { edit } = useDrawn();
  const holder = holderOf(spot.part, spot.path);
  const limits = inside(holder, "standard");
  const { standard } = spot.part;
  const limit = (inner: "warn" | "breach") => (
    <TextField
      label={words.fields[inner]}
      hint={words.fields[`${inner}Hint`]}
      value={textAt(limits.part, inner) ?? ""}
      onKeep={(text, writing) =>
        edit(
          limits.write(inner, text === "" ? null : text),
          words.labels.set(words.fields[inner], spot.name),
          writing,
        )
      }
    />
  );
  return (
    <>
      <TextField
        label={words.fields.standard}
        hint={words.fields.standardHint}
        value={standard === NONE ? NONE : (textAt(limits.part, "target") ?? "")}
        onKeep={(text, writing) =>
          edit(
            text === "" || text === NONE
              ? holder.write("standard", text === "" ? null : NONE)
              : limits.write("target", text),
            words.labels.set(words.fields.standard, spot.name),
            writing,
          )
        }
      />
      {isObject(standard) && (
        <>
          {limit("warn")}
          {limit("breach")}
          <Form fields={[KEPT_SHARE, BY_SEGMENT]} holder={limits} name={spot.name} />
        </>
      )}
    </>
  );
}

function needText({ part }: Spot): string {
  if (part.need === NONE) return NONE;
  return partsAt(part, "need")
    .map((need) => textAt(need, "text") ?? "")
    .join("\n");
}

/** A need a line; what a line said before keeps what else was known of it. */
function needFrom({ part }: Spot, text: string): Json {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0) return null;
  if (text.trim() === NONE) return NONE;
  const before = partsAt(part, "need");
  const isReworded = lines.length === before.length;
  return lines.map((line, index) => {
    const same = before.find((need) => textAt(need, "text") === line);
    return same ?? { ...(isReworded ? before[index] : {}), text: line };
  });
}

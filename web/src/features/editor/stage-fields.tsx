import { isObject, type Json, partsAt, type Spot, setInside, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { BindingField } from "./binding-field";
import { useDrawn } from "./drawing";
import { FeelingField, OwnerField, RatingField } from "./element-fields";
import { TextField } from "./fields";

const NONE = "none";

/** What is planned for a stage. */
export function StageFields({ spot }: { readonly spot: Spot }) {
  const { edit } = useDrawn();
  return (
    <>
      <OwnerField part={spot.part} path={spot.path} name={spot.name} />
      <TextField
        label={words.fields.need}
        hint={words.fields.needHint}
        value={needText(spot)}
        isLong
        isFree
        onKeep={(text, base) =>
          edit(
            { do: "set", path: [...spot.path, "need"], value: needFrom(spot, text) },
            words.labels.set(words.fields.need, spot.name),
            base,
          )
        }
      />
      <StandardField spot={spot} />
      <FeelingField spot={spot} />
      <RatingField spot={spot} of="importance" />
      <RatingField spot={spot} of="performance" />
      {spot.part.entry === undefined && <BindingField spot={spot} />}
    </>
  );
}

function StandardField({ spot }: { readonly spot: Spot }) {
  const { edit } = useDrawn();
  const standard = spot.part.standard;
  const value = isObject(standard)
    ? (textAt(standard, "target") ?? "")
    : standard === NONE
      ? NONE
      : "";
  const path = [...spot.path, "standard"];
  const limit = (inner: "warn" | "breach") => (
    <TextField
      label={words.fields[inner]}
      hint={words.fields[`${inner}Hint`]}
      value={isObject(standard) ? (textAt(standard, inner) ?? "") : ""}
      onKeep={(text, base) =>
        edit(
          { do: "set", path: [...path, inner], value: text === "" ? null : text },
          words.labels.set(words.fields[inner], spot.name),
          base,
        )
      }
    />
  );
  return (
    <>
      <TextField
        label={words.fields.standard}
        hint={words.fields.standardHint}
        value={value}
        onKeep={(text, base) =>
          edit(
            text === "" || text === NONE
              ? { do: "set", path, value: text === "" ? null : NONE }
              : setInside(spot.part, spot.path, "standard", "target", text),
            words.labels.set(words.fields.standard, spot.name),
            base,
          )
        }
      />
      {isObject(standard) && limit("warn")}
      {isObject(standard) && limit("breach")}
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

import {
  feelingAt,
  feelingCommand,
  holderOf,
  inside,
  type JsonObject,
  rowsOf,
  type Spot,
  type Steps,
  textAt,
  writeRows,
} from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { useDrawn } from "./drawing";
import { ChoiceField } from "./fields";
import { FEELINGS, RATINGS } from "./kind-fields";
import { keyed } from "./library-fields";
import { nameOfOwner } from "./names";

interface OwnerProps {
  readonly part: JsonObject;
  readonly path: Steps;
  readonly name: string;
  /** who answers where nobody is named here */
  readonly otherwise?: string | null;
}

/** Which department answers. */
export function OwnerField({ part, path, name, otherwise = null }: OwnerProps) {
  const { state, edit } = useDrawn();
  return (
    <ChoiceField
      label={words.fields.owner}
      value={textAt(part, "owner") ?? ""}
      choices={[
        {
          value: "",
          label:
            otherwise === null
              ? words.fields.ownerNone
              : words.fields.ownerOfStage(nameOfOwner(state.document, otherwise)),
        },
        ...keyed(state.document, "departments"),
      ]}
      onKeep={(owner, writing) =>
        edit(
          { do: "set", path: [...path, "owner"], value: owner === "" ? null : owner },
          words.labels.set(words.fields.owner, name),
          writing,
        )
      }
    />
  );
}

/** What we believe ourselves, from 1 to 5; what customers said stays as it was measured. */
export function RatingField({
  spot,
  of,
}: {
  readonly spot: Spot;
  readonly of: "importance" | "performance";
}) {
  const { edit } = useDrawn();
  const ratings = inside(holderOf(spot.part, spot.path), of);
  const internal = rowsOf(ratings, "internal");
  const value = internal.find(
    (one) => one.segment === undefined && one.persona === undefined,
  )?.value;
  const label = words.fields[of];
  return (
    <ChoiceField
      label={label}
      value={typeof value === "number" ? String(value) : ""}
      choices={[{ value: "", label: words.fields.notRated }, ...RATINGS]}
      onKeep={(said, writing) => {
        const kept = internal.filter(
          (one) => one.segment !== undefined || one.persona !== undefined,
        );
        const mine: readonly JsonObject[] =
          said === "" ? [] : [{ value: Number(said), basis: "believed" }];
        edit(
          writeRows(ratings, "internal", [...mine, ...kept]),
          words.labels.set(label, spot.name),
          writing,
        );
      }}
    />
  );
}

/** How everybody should feel here; what was felt stays. */
export function FeelingField({ spot }: { readonly spot: Spot }) {
  const { edit } = useDrawn();
  return (
    <ChoiceField
      label={words.fields.feeling}
      value={feelingAt(spot.part, "wanted")?.label ?? ""}
      choices={[{ value: "", label: words.fields.feelingNone }, ...FEELINGS]}
      onKeep={(label, writing) =>
        edit(
          feelingCommand(holderOf(spot.part, spot.path), "wanted", label === "" ? null : label),
          words.labels.set(words.fields.feeling, spot.name),
          writing,
        )
      }
    />
  );
}

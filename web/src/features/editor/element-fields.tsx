import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  partsAt,
  type Spot,
  type Steps,
  textAt,
} from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { capital } from "../../core/words/vocabulary";
import { useDrawn } from "./drawing";
import { ChoiceField } from "./fields";
import { nameOfOwner, wantedFeeling } from "./names";

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
  const departments = partsAt(state.document, "departments");
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
        ...departments.map((one) => ({
          value: textAt(one, "key") ?? "",
          label: textAt(one, "name") ?? textAt(one, "key") ?? "",
        })),
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

const RATINGS = ["1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5"] as const;

/** What we believe ourselves, from 1 to 5; what customers said stays as it was measured. */
export function RatingField({
  spot,
  of,
}: {
  readonly spot: Spot;
  readonly of: "importance" | "performance";
}) {
  const { edit } = useDrawn();
  const ratings = spot.part[of];
  const internal = isObject(ratings) ? partsAt(ratings, "internal") : [];
  const value = internal.find(
    (one) => one.segment === undefined && one.persona === undefined,
  )?.value;
  const label = words.fields[of];
  return (
    <ChoiceField
      label={label}
      value={typeof value === "number" ? String(value) : ""}
      choices={[
        { value: "", label: words.fields.notRated },
        ...RATINGS.map((rating) => ({ value: rating, label: rating })),
      ]}
      onKeep={(said, writing) => {
        const kept = internal.filter(
          (one) => one.segment !== undefined || one.persona !== undefined,
        );
        const mine: readonly Json[] =
          said === "" ? [] : [{ value: Number(said), basis: "believed" }];
        const rows = [...mine, ...kept];
        edit(ratingCommand(spot, of, ratings, rows), words.labels.set(label, spot.name), writing);
      }}
    />
  );
}

function ratingCommand(spot: Spot, of: string, before: Json | undefined, rows: readonly Json[]) {
  const path = [...spot.path, of];
  if (!isObject(before)) return { do: "set", path, value: { internal: rows } } as const;
  const hasCustomer = isList(before.customer) && before.customer.length > 0;
  if (rows.length === 0 && !hasCustomer) return { do: "set", path, value: null } as const;
  return {
    do: "set",
    path: [...path, "internal"],
    value: rows.length === 0 ? null : rows,
  } as const;
}

/** How everybody should feel here; what was felt stays. */
export function FeelingField({ spot }: { readonly spot: Spot }) {
  const { edit } = useDrawn();
  const rows = partsAt(spot.part, "emotions");
  const mine = rows.find((row) => textAt(row, "persona") === null);
  return (
    <ChoiceField
      label={words.fields.feeling}
      value={wantedFeeling(spot.part) ?? ""}
      choices={[
        { value: "", label: words.fields.feelingNone },
        ...Object.entries(words.feelings).map(([value, label]) => ({
          value,
          label: capital(label),
        })),
      ]}
      onKeep={(label, writing) => {
        const { desired: _, ...rest } = mine ?? {};
        const changed = label === "" ? rest : { ...rest, desired: { label } };
        const others = rows.filter((row) => row !== mine);
        const all = Object.keys(changed).length === 0 ? others : [changed, ...others];
        edit(
          { do: "set", path: [...spot.path, "emotions"], value: all.length === 0 ? null : all },
          words.labels.set(words.fields.feeling, spot.name),
          writing,
        );
      }}
    />
  );
}

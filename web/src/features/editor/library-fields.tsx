import { isList, type JsonObject, type Outline, partsAt, textAt } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords as words } from "../../core/words/parts";
import { CHANNEL_KINDS } from "./channels-field";
import { Chips } from "./chips";
import { useDrawn } from "./drawing";
import { type Choice, ChoiceField } from "./fields";
import { nameOfChannel } from "./names";
import styles from "./panel.module.css";
import type { Library } from "./shapes";
import { type FieldProps, type ShapeOf, useWrite } from "./use-write";

/** What a field may name: the parts of a list of the map, by key, or elements of the map by reference. */
function libraryOf(document: JsonObject, outline: Outline, from: Library): readonly Choice[] {
  switch (from) {
    case "touchpoints":
      return outline.stages.flatMap((stage) =>
        stage.touchpoints.map((one) => ({ value: one.key, label: one.name })),
      );
    case "elements":
      return [...outline.byRef.values()].map((one) => ({ value: one.ref, label: one.name }));
    case "channels": {
      const own = keyed(document, "channels");
      const kinds = CHANNEL_KINDS.filter((kind) => !own.some((one) => one.value === kind));
      return [
        ...own,
        ...kinds.map((kind) => ({ value: kind, label: nameOfChannel(document, kind) })),
      ];
    }
    default:
      return keyed(document, from);
  }
}

/** The parts of a list of the map by key and name. */
export function keyed(document: JsonObject, list: string): readonly Choice[] {
  return partsAt(document, list).map((one) => {
    const key = textAt(one, "key") ?? "";
    return { value: key, label: textAt(one, "name") ?? key };
  });
}

function useLibrary(from: Library): readonly Choice[] {
  const { state, outline } = useDrawn();
  return libraryOf(state.document, outline, from);
}

/** One of a list of the map. */
export function OneField(props: FieldProps<ShapeOf<"one" | "many">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  return (
    <ChoiceField
      label={shape.label}
      value={textAt(holder.part, shape.of) ?? ""}
      choices={[{ value: "", label: words.none }, ...useLibrary(shape.from)]}
      onKeep={write}
    />
  );
}

/** Several of a list of the map, in order. */
export function ManyField(props: FieldProps<ShapeOf<"one" | "many">>) {
  const { shape, holder } = props;
  const write = useWrite(props);
  const library = useLibrary(shape.from);
  const said = holder.part[shape.of];
  const chosen = isList(said) ? said.map(String) : [];
  const nameOf = (key: string) => library.find((one) => one.value === key)?.label ?? key;
  return (
    <div className={styles.group}>
      <Chips
        chosen={chosen.map((key) => ({ value: key, label: nameOf(key) }))}
        removeOf={words.remove}
        onRemove={({ value }) => {
          const left = chosen.filter((one) => one !== value);
          write(left.length === 0 ? null : left);
        }}
      />
      <ChoiceField
        label={shape.label}
        value=""
        choices={[
          { value: "", label: words.add },
          ...library.filter((one) => !chosen.includes(one.value)),
        ]}
        onKeep={(key, writing) => {
          if (key !== "") write([...chosen, key], writing);
        }}
      />
    </div>
  );
}

/** Who acts: the customer, one of hers, a department, a system. */
export function ActorField(props: FieldProps<ShapeOf<"actor">>) {
  const { shape, holder } = props;
  const { state } = useDrawn();
  const write = useWrite(props);
  const of = (kind: string, list: string) =>
    keyed(state.document, list).map((one) => ({ ...one, value: `${kind}:${one.value}` }));
  return (
    <ChoiceField
      label={shape.label}
      value={textAt(holder.part, shape.of) ?? ""}
      choices={[
        { value: "", label: words.none },
        { value: "customer", label: editorWords.actors.customer },
        { value: "company", label: editorWords.actors.company },
        ...of("department", "departments"),
        ...of("persona", "personas"),
        ...of("system", "systems"),
      ]}
      onKeep={write}
    />
  );
}

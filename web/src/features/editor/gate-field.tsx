import { isList, isObject, type JsonObject, type Spot, textAt } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords } from "../../core/words/parts";
import { useDrawn } from "./drawing";
import { ChoiceField, FlagField } from "./fields";
import { keyed } from "./library-fields";
import styles from "./panel.module.css";

const words = partWords.gate;

interface GateSaid {
  readonly paths: readonly string[];
  readonly need: string;
}

/** The gate that a condition is; null where it is another, undefined where there is none. */
function gateOf(exit: JsonObject[string] | undefined): GateSaid | null | undefined {
  if (exit === undefined || exit === null) return undefined;
  const gate = isObject(exit) ? exit.gate : undefined;
  if (!isObject(gate)) return null;
  const paths = isList(gate.paths) ? gate.paths.map(String) : [];
  return { paths, need: textAt(gate, "need") ?? "all" };
}

/** Which stakeholder paths must be through before a stage ends. */
export function GateField({ spot }: { readonly spot: Spot }) {
  const { state, edit } = useDrawn();
  const paths = keyed(state.document, "paths");
  const gate = gateOf(spot.part.exit);
  const chosen = gate?.paths ?? [];
  const keep = (next: GateSaid) =>
    edit(
      {
        do: "set",
        path: [...spot.path, "exit"],
        value: next.paths.length === 0 ? null : { gate: { paths: next.paths, need: next.need } },
      },
      editorWords.labels.set(words.title, spot.name),
    );
  return (
    <fieldset className={styles.inner}>
      <legend>{words.title}</legend>
      {paths.length === 0 && <p className="faint">{words.none}</p>}
      {gate === null ? (
        <p className="faint">{words.mixed}</p>
      ) : (
        paths.map(({ value: key, label }) => (
          <FlagField
            key={key}
            label={label}
            value={chosen.includes(key)}
            onKeep={(isIn) => {
              const next = isIn ? [...chosen, key] : chosen.filter((one) => one !== key);
              keep({ paths: next, need: needFor(gate?.need ?? "all", next.length) });
            }}
          />
        ))
      )}
      {gate !== null && gate !== undefined && chosen.length > 1 && (
        <ChoiceField
          label={words.need}
          value={gate.need}
          choices={[
            { value: "all", label: words.all },
            { value: "any", label: words.any },
            ...chosen.slice(2).map((_, index) => ({
              value: `quorum(${index + 2})`,
              label: words.quorum(index + 2),
            })),
          ]}
          onKeep={(need) => keep({ paths: chosen, need })}
        />
      )}
    </fieldset>
  );
}

/** How many must be through, once there are fewer paths than were asked for. */
function needFor(need: string, paths: number): string {
  const wanted = Number(/^quorum\((\d+)\)$/.exec(need)?.[1] ?? 0);
  return wanted >= paths ? "all" : need;
}

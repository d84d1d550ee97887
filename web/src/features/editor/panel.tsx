import { useState } from "react";
import { keyFor, partsAt, type Spot, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Button } from "../../ui/button";
import { focusSoon, useDrawn } from "./drawing";
import { OwnerField } from "./element-fields";
import { TextField } from "./fields";
import styles from "./panel.module.css";
import { StageFields } from "./stage-fields";
import { TouchpointFields } from "./touchpoint-fields";
import { removePart } from "./use-editor-keys";

/** What is planned for the selection, to be written; with none, for the whole map. */
export function EditorPanel({ onKeys }: { readonly onKeys: () => void }) {
  const { outline, selected } = useDrawn();
  const spot = selected === null ? undefined : outline.byRef.get(selected);
  return (
    <aside
      className={styles.panel}
      aria-label={words.panel.label}
      data-panel=""
      onKeyDown={(event) => {
        if (event.key === "Escape" && spot !== undefined) focusSoon(spot.ref);
      }}
    >
      {spot === undefined ? (
        <MapFields onKeys={onKeys} />
      ) : (
        <PartFields key={spot.ref} spot={spot} />
      )}
    </aside>
  );
}

function PartFields({ spot }: { readonly spot: Spot }) {
  const drawing = useDrawn();
  const isStage = spot.ref.startsWith("stage:");
  return (
    <>
      <header className={styles.head}>
        <span className={styles.top}>
          <p className={styles.kicker}>{isStage ? words.panel.stage : words.panel.touchpoint}</p>
          <Button kind="quiet" onClick={() => drawing.select(null)}>
            {words.panel.map}
          </Button>
        </span>
        <h2>{spot.name}</h2>
        <span className={styles.verbs}>
          <Button onClick={() => drawing.name({ kind: "rename", ref: spot.ref })}>
            {words.actions.rename}
          </Button>
          <Button onClick={() => drawing.askWhere(spot.ref)}>{words.actions.moveTo}</Button>
          <Button onClick={() => removePart(drawing, spot.ref)}>{words.actions.remove}</Button>
        </span>
      </header>
      <div className={styles.fields}>
        <TextField
          label={words.fields.name}
          value={spot.name}
          isFirst
          isRequired
          isFree
          onKeep={(name, base) =>
            drawing.edit(
              { do: "set", path: [...spot.path, "name"], value: name },
              words.labels.rename(spot.name, name),
              base,
            )
          }
        />
        {isStage ? <StageFields spot={spot} /> : <TouchpointFields spot={spot} />}
      </div>
    </>
  );
}

/** The map as a whole: its name, its goal, who answers for it, the departments there are. */
function MapFields({ onKeys }: { readonly onKeys: () => void }) {
  const { state, edit } = useDrawn();
  const { document } = state;
  const name = textAt(document, "name") ?? "";
  return (
    <>
      <header className={styles.head}>
        <p className={styles.kicker}>{words.panel.map}</p>
        <h2>{name}</h2>
        <p className="faint">{words.panel.nothing}</p>
        <span className={styles.verbs}>
          <Button onClick={onKeys}>{words.actions.keys}</Button>
        </span>
      </header>
      <div className={styles.fields}>
        <TextField
          label={words.fields.name}
          value={name}
          isFirst
          isRequired
          isFree
          onKeep={(said, base) =>
            edit({ do: "set", path: ["name"], value: said }, words.labels.rename(name, said), base)
          }
        />
        <TextField
          label={words.fields.goal}
          value={textAt(document, "goal") ?? ""}
          isLong
          isFree
          onKeep={(said, base) =>
            edit(
              { do: "set", path: ["goal"], value: said === "" ? null : said },
              words.labels.set(words.fields.goal, name),
              base,
            )
          }
        />
        <OwnerField part={document} path={[]} name={name} />
        <NewDepartment />
      </div>
    </>
  );
}

function NewDepartment() {
  const { state, edit } = useDrawn();
  const [count, setCount] = useState(0);
  const taken = new Set(
    partsAt(state.document, "departments").map((one) => textAt(one, "key") ?? ""),
  );
  return (
    <TextField
      key={count}
      label={words.fields.newDepartment}
      value=""
      onKeep={(name) => {
        const value = { key: keyFor(name, taken, "department"), name };
        edit({ do: "insert", path: ["departments"], value }, words.labels.add(name));
        setCount((before) => before + 1);
      }}
    />
  );
}

import type { Spot } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Button } from "../../ui/button";
import { useDrawn } from "./drawing";
import { TextField } from "./fields";
import { focusSoon } from "./focus-soon";
import { MapFields } from "./map-fields";
import styles from "./panel.module.css";
import { StageFields } from "./stage-fields";
import { TouchpointFields } from "./touchpoint-fields";
import { removePart } from "./use-editor-keys";

/** What is planned for the selection, to be written; with none, for the whole map. */
export function EditorPanel() {
  const { outline, selected } = useDrawn();
  const spot = selected === null ? undefined : outline.byRef.get(selected);
  return (
    <aside
      className={styles.panel}
      aria-label={words.panel.label}
      data-panel=""
      data-of={spot === undefined ? "map" : "part"}
      onKeyDown={(event) => {
        if (event.key === "Escape" && spot !== undefined) focusSoon(spot.ref);
      }}
    >
      {spot === undefined ? <MapFields /> : <PartFields key={spot.ref} spot={spot} />}
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
          <Button
            isPressed={drawing.picked === spot.ref}
            onClick={() => drawing.pick(drawing.picked === spot.ref ? null : spot.ref)}
          >
            {words.actions.pick}
          </Button>
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
          onKeep={(name, writing) =>
            drawing.edit(
              { do: "set", path: [...spot.path, "name"], value: name },
              words.labels.rename(spot.name, name),
              writing,
            )
          }
        />
        {isStage ? <StageFields spot={spot} /> : <TouchpointFields spot={spot} />}
      </div>
    </>
  );
}

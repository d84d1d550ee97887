import { textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Button } from "../../ui/button";
import { showKeys } from "../keys/key-list";
import { useDrawn } from "./drawing";
import { OwnerField } from "./element-fields";
import { TextField } from "./fields";
import styles from "./panel.module.css";
import { PartList } from "./part-list";
import { MAP_LISTS } from "./shapes";

/** The map as a whole: its name, its goal, who answers for it, and the lists that its parts name. */
export function MapFields() {
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
          <Button onClick={showKeys}>{words.actions.keys}</Button>
        </span>
      </header>
      <div className={styles.fields}>
        <TextField
          label={words.fields.name}
          value={name}
          isFirst
          isRequired
          isFree
          onKeep={(said, writing) =>
            edit(
              { do: "set", path: ["name"], value: said },
              words.labels.rename(name, said),
              writing,
            )
          }
        />
        <TextField
          label={words.fields.goal}
          value={textAt(document, "goal") ?? ""}
          isLong
          isFree
          onKeep={(said, writing) =>
            edit(
              { do: "set", path: ["goal"], value: said === "" ? null : said },
              words.labels.set(words.fields.goal, name),
              writing,
            )
          }
        />
        <OwnerField part={document} path={[]} name={name} />
        <div>
          {MAP_LISTS.map((shape) => (
            <PartList key={shape.of} shape={shape} part={document} path={[]} at="" />
          ))}
        </div>
      </div>
    </>
  );
}

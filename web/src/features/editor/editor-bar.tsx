import { ListChecks, Redo2, Rows3, Undo2 } from "lucide-react";
import { textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { LinkButton } from "../../ui/link-button";
import { useMay } from "../session/workspace";
import { useDrawn } from "./drawing";
import styles from "./editor-bar.module.css";
import { initialOf } from "./names";

const ICON = { size: 15, strokeWidth: 1.9, "aria-hidden": true } as const;

interface BarProps {
  readonly journey: string;
  readonly hasFindings: boolean;
  readonly onFindings: () => void;
  readonly onLanes: () => void;
  readonly onPublish: () => void;
}

/** Which draft this is, whether it is kept, and what can be done with the whole of it. */
export function EditorBar({ journey, hasFindings, onFindings, onLanes, onPublish }: BarProps) {
  const { state, draft, undo, redo, said } = useDrawn();
  const mayPublish = useMay("map.publish");
  const name = textAt(state.document, "name") ?? "";
  return (
    <header className={styles.bar}>
      <h1 className={styles.title} title={name}>
        {name}
      </h1>
      <Chip>{words.draft}</Chip>
      <SaveState />
      <span role="status" className={styles.said}>
        {said}
      </span>
      <People />
      <span className={styles.tools}>
        <Button
          label={words.actions.undo}
          title={words.actions.undoKey}
          kind="quiet"
          onClick={undo}
        >
          <Undo2 {...ICON} />
        </Button>
        <Button
          label={words.actions.redo}
          title={words.actions.redoKey}
          kind="quiet"
          onClick={redo}
        >
          <Redo2 {...ICON} />
        </Button>
        <Button kind="quiet" onClick={onLanes}>
          <Rows3 {...ICON} />
          {words.lanes.open}
        </Button>
        <Button kind="quiet" isExpanded={hasFindings} onClick={onFindings}>
          <ListChecks {...ICON} />
          {words.findings.count(state.findings.length)}
        </Button>
      </span>
      <LinkButton to="/m/$journey/versions" params={{ journey }}>
        {words.actions.versions}
      </LinkButton>
      <LinkButton to="/m/$journey" params={{ journey }} search={{ draft }}>
        {words.done}
      </LinkButton>
      {mayPublish && (
        <Button kind="primary" onClick={onPublish}>
          {words.actions.publish}
        </Button>
      )}
    </header>
  );
}

/** Who else draws here now. */
function People() {
  const { others } = useDrawn();
  return (
    <ul className={styles.people} aria-label={words.others}>
      {others.map((one) => (
        <li key={one.person} className={styles.person} title={one.name} aria-label={one.name}>
          {initialOf(one.name)}
        </li>
      ))}
    </ul>
  );
}

/** Whether everything is kept, in words. */
function SaveState() {
  const { state } = useDrawn();
  const text = {
    saved: words.saving.saved,
    saving: words.saving.saving(state.waiting),
    offline: words.saving.offline(state.waiting),
    barred: words.saving.barred(state.waiting),
  }[state.saving];
  return (
    <span className={styles.saving} data-saving={state.saving}>
      {text}
    </span>
  );
}

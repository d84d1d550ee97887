import { useState } from "react";
import { editorWords } from "../../core/words/editor";
import { keyWords } from "../../core/words/keys";
import { fetched } from "../../ui/fetched";
import { useScreenKeys } from "../keys/key-list";
import { ClosedBar, ConflictBar, PickedBar, RefusedBar } from "./bars";
import { Canvas } from "./canvas";
import styles from "./editor.module.css";
import { EditorBar } from "./editor-bar";
import { FindingsDrawer } from "./findings-drawer";
import { useEditorKeys } from "./use-editor-keys";
import { WaitingBar } from "./waiting-bar";

const EditorPanel = fetched(async () => (await import("./panel")).EditorPanel);
const LanesDialog = fetched(async () => (await import("./lanes-dialog")).LanesDialog);
const MoveDialog = fetched(async () => (await import("./move-dialog")).MoveDialog);
const PublishDialog = fetched(async () => (await import("./publish-dialog")).PublishDialog);
const KEYS = { title: keyWords.screens.editor, rows: editorWords.keyList };

/** The map as it is drawn: bar, canvas, panel, findings. */
export function Editor({
  journey,
  publishes = false,
}: {
  readonly journey: string;
  /** it was opened to be published: the dialog stands open */
  readonly publishes?: boolean;
}) {
  const [hasFindings, setHasFindings] = useState(false);
  const [isPublishing, setIsPublishing] = useState(publishes);
  const [hasLanes, setHasLanes] = useState(false);
  useEditorKeys();
  useScreenKeys(KEYS);
  return (
    <div className={styles.screen}>
      <EditorBar
        journey={journey}
        hasFindings={hasFindings}
        onFindings={() => setHasFindings((has) => !has)}
        onLanes={() => setHasLanes(true)}
        onPublish={() => setIsPublishing(true)}
      />
      <div className={styles.bars}>
        <ConflictBar />
        <ClosedBar journey={journey} />
        <WaitingBar journey={journey} />
        <RefusedBar />
        <PickedBar />
      </div>
      <div className={styles.body}>
        <main className={styles.main}>
          <Canvas />
          {hasFindings && <FindingsDrawer onClose={() => setHasFindings(false)} />}
        </main>
        <EditorPanel />
      </div>
      <MoveDialog />
      {hasLanes && <LanesDialog onClose={() => setHasLanes(false)} />}
      {isPublishing && <PublishDialog journey={journey} onClose={() => setIsPublishing(false)} />}
    </div>
  );
}

import { useCallback, useState } from "react";
import { ConflictBar, RefusedBar } from "./bars";
import { Canvas } from "./canvas";
import styles from "./editor.module.css";
import { EditorBar } from "./editor-bar";
import { EditorKeys } from "./editor-keys";
import { FindingsDrawer } from "./findings-drawer";
import { MoveDialog } from "./move-dialog";
import { EditorPanel } from "./panel";
import { PublishDialog } from "./publish-dialog";
import { useEditorKeys } from "./use-editor-keys";

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
  const [hasKeys, setHasKeys] = useState(false);
  useEditorKeys(useCallback(() => setHasKeys(true), []));
  return (
    <div className={styles.screen}>
      <EditorBar
        journey={journey}
        hasFindings={hasFindings}
        onFindings={() => setHasFindings((has) => !has)}
        onPublish={() => setIsPublishing(true)}
      />
      <div className={styles.bars}>
        <ConflictBar />
        <RefusedBar />
      </div>
      <div className={styles.body}>
        <main className={styles.main}>
          <Canvas />
          {hasFindings && <FindingsDrawer onClose={() => setHasFindings(false)} />}
        </main>
        <EditorPanel onKeys={() => setHasKeys(true)} />
      </div>
      <MoveDialog />
      {hasKeys && <EditorKeys onClose={() => setHasKeys(false)} />}
      {isPublishing && <PublishDialog journey={journey} onClose={() => setIsPublishing(false)} />}
    </div>
  );
}

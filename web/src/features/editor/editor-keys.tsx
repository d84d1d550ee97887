import { editorWords as words } from "../../core/words/editor";
import { KeyList } from "../living-map/keys-dialog";

/** The keys of drawing, over the map. */
export function EditorKeys({ onClose }: { readonly onClose: () => void }) {
  return <KeyList keys={words.keyList} onClose={onClose} />;
}

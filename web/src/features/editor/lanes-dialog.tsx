import { ChevronDown, ChevronUp } from "lucide-react";
import type { LaneKey } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { Button } from "../../ui/button";
import { Dialog, DialogBody } from "../../ui/dialog";
import { usePreference } from "../session/use-preference";
import { laneLiking, moved, USUAL } from "./lane-view";
import styles from "./lanes.module.css";
import { useLanes } from "./use-lanes";

const words = editorWords.lanes;

/** Which lanes are shown, and in which order; kept for the person. */
export function LanesDialog({ onClose }: { readonly onClose: () => void }) {
  const lanes = useLanes();
  const [liking, keep] = usePreference(laneLiking);
  const keys = lanes.map((lane) => lane.key);
  const show = (key: LaneKey, is: boolean) =>
    keep({ ...liking, shown: { ...liking.shown, [key]: is } });
  return (
    <Dialog title={words.title} closeLabel={words.close} isNarrow onClose={onClose}>
      <DialogBody>
        <p className="faint">{words.hint}</p>
        <ul className={styles.list}>
          {lanes.map((lane) => (
            <li key={lane.key} className={styles.line}>
              <label className={styles.shown}>
                <input
                  type="checkbox"
                  aria-label={words.show(lane.name)}
                  checked={lane.isShown}
                  onChange={(event) => show(lane.key, event.target.checked)}
                />
                {lane.name}
              </label>
              <Button
                kind="quiet"
                label={words.up(lane.name)}
                onClick={() => keep(moved(keys, liking, lane.key, -1))}
              >
                <ChevronUp size={15} aria-hidden="true" />
              </Button>
              <Button
                kind="quiet"
                label={words.down(lane.name)}
                onClick={() => keep(moved(keys, liking, lane.key, 1))}
              >
                <ChevronDown size={15} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
        <span>
          <Button onClick={() => keep(USUAL)}>{words.reset}</Button>
        </span>
      </DialogBody>
    </Dialog>
  );
}

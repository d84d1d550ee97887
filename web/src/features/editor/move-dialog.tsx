import { useId, useState } from "react";
import { moveInto, moveStage, type Spot, stageOf } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Dialog, DialogForm } from "../../ui/dialog";
import { useDrawn } from "./drawing";
import { focusSoon } from "./focus-soon";
import { whereNow } from "./where-now";

/** Where to? Two lists instead of a drag. */
export function MoveDialog() {
  const { moving, outline } = useDrawn();
  const spot = moving === null ? undefined : outline.byRef.get(moving);
  return spot === undefined ? null : <MoveForm key={spot.ref} spot={spot} />;
}

function MoveForm({ spot }: { readonly spot: Spot }) {
  const { outline, edit, askWhere, say, session } = useDrawn();
  const [stageId, placeId] = [useId(), useId()];
  const isStage = spot.ref.startsWith("stage:");
  const [stageRef, setStageRef] = useState(stageOf(outline, spot.ref)?.ref ?? "");
  const stage = outline.stages.find((one) => one.ref === stageRef);
  const row = (isStage ? outline.stages : (stage?.touchpoints ?? [])).filter(
    (one) => one.ref !== spot.ref,
  );
  const [place, setPlace] = useState("");
  const close = () => {
    askWhere(null);
    focusSoon(spot.ref);
  };
  const move = () => {
    const before = place === "" ? (row[0]?.key ?? null) : (row[Number(place) + 1]?.key ?? null);
    const command = isStage
      ? moveStage(outline, spot.ref, before)
      : moveInto(outline, spot.ref, stageRef, before);
    if (command !== null && edit(command, words.labels.move(spot.name)))
      say(whereNow(session.state().document, spot.ref, spot.name));
    close();
  };
  return (
    <Dialog title={words.move.title(spot.name)} onClose={close}>
      <DialogForm submit={words.move.submit} cancel={words.move.cancel} onSubmit={move}>
        {!isStage && (
          <>
            <label htmlFor={stageId}>{words.move.stage}</label>
            <select
              id={stageId}
              value={stageRef}
              onChange={(event) => {
                setStageRef(event.target.value);
                setPlace("");
              }}
            >
              {outline.stages.map((one) => (
                <option key={one.ref} value={one.ref}>
                  {one.name}
                </option>
              ))}
            </select>
          </>
        )}
        <label htmlFor={placeId}>{words.move.before}</label>
        <select id={placeId} value={place} onChange={(event) => setPlace(event.target.value)}>
          <option value="">{words.move.first}</option>
          {row.map((one, index) => (
            <option key={one.ref} value={String(index)}>
              {words.move.after(one.name)}
            </option>
          ))}
        </select>
      </DialogForm>
    </Dialog>
  );
}

import { useEffect, useRef } from "react";
import { type About, type LiveKind, listen } from "../../core/live";
import { useHere } from "./workspace";

/** Hear what changes in the workspace while this is on the screen. */
export function useNotices(listener: (kind: LiveKind, about: About) => void): void {
  const { workspace } = useHere();
  const last = useRef(listener);
  useEffect(() => {
    last.current = listener;
  });
  useEffect(() => listen(workspace.id, (kind, about) => last.current(kind, about)), [workspace.id]);
}

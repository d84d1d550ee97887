import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import type { DraftSession, DraftState, Writing } from "../../core/editing";
import { type Command, type Doing, type ListName, type Outline, outlineOf } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { useScreen } from "../living-map/use-screen";
import { focusSoon } from "./focus-soon";
import type { ListOfParts } from "./shapes";
import { type Other, usePresence } from "./use-presence";

/** What is being named in place: a new part, or one that is there. */
export type Naming =
  | { readonly kind: "rename"; readonly ref: string }
  | { readonly kind: "touchpoint"; readonly at: string }
  | { readonly kind: "stage"; readonly after: string | null };

/** A part of the form that is opened from the map: of an element ("" = the whole map), a list, and one of its parts. */
export interface Opened {
  readonly ref: string;
  readonly list: ListName | ListOfParts;
  /** null = the way to add one */
  readonly key: string | null;
}

export interface Drawing {
  readonly draft: string;
  readonly session: DraftSession;
  readonly state: DraftState;
  readonly outline: Outline;
  readonly selected: string | null;
  readonly select: (ref: string | null) => void;
  readonly naming: Naming | null;
  readonly name: (naming: Naming | null) => void;
  readonly moving: string | null;
  readonly askWhere: (ref: string | null) => void;
  /** what was picked up and waits for its place */
  readonly picked: string | null;
  readonly pick: (ref: string | null) => void;
  readonly opened: Opened | null;
  readonly open: (opened: Opened) => void;
  /** the last result, told to everybody once */
  readonly said: string;
  /** who else draws here now, and where */
  readonly others: readonly Other[];
  readonly say: (text: string) => void;
  readonly edit: (command: Command, label: string, writing?: Writing) => boolean;
  readonly add: (doing: Doing | null, name: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

const DrawingContext = createContext<Drawing | null>(null);

/** What is drawn, what is selected, and everything that can be done to it. */
export function useDrawn(): Drawing {
  const drawing = use(DrawingContext);
  if (drawing === null) throw new Error("there is no draft around this");
  return drawing;
}

interface ProviderProps {
  readonly draft: string;
  readonly session: DraftSession;
  readonly children: ReactNode;
}

/** Gives everything below it the draft that is drawn. */
export function DrawingProvider({ draft, session, children }: ProviderProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const outline = useMemo(() => outlineOf(state.document), [state.document]);
  const [screen, show] = useScreen();
  const [naming, name] = useState<Naming | null>(null);
  const [moving, askWhere] = useState<string | null>(null);
  const [picked, pick] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [said, say] = useState("");
  const others = usePresence(draft, screen.selected);
  const select = useCallback(
    (ref: string | null) => {
      setOpened(null);
      show({ selected: ref });
    },
    [show],
  );
  const open = useCallback(
    (next: Opened) => {
      setOpened(next);
      show({ selected: next.ref === "" ? null : next.ref });
    },
    [show],
  );
  const edit = useCallback(
    (command: Command, label: string, writing?: Writing) => session.edit(command, label, writing),
    [session],
  );
  const drawing = useMemo(
    (): Drawing => ({
      draft,
      session,
      state,
      outline,
      selected:
        screen.selected !== null && outline.byRef.has(screen.selected) ? screen.selected : null,
      select,
      naming,
      name,
      moving,
      askWhere,
      picked: picked !== null && outline.byRef.has(picked) ? picked : null,
      pick,
      opened,
      open,
      said,
      others,
      say,
      edit,
      add: (doing, called) => {
        if (doing === null || !session.edit(doing.command, words.labels.add(called))) return;
        select(doing.ref);
        focusSoon(doing.ref);
      },
      undo: () => {
        const label = session.undo();
        say(label === null ? words.said.nothingToUndo : words.said.undone(label));
      },
      redo: () => {
        const label = session.redo();
        say(label === null ? words.said.nothingToRedo : words.said.redone(label));
      },
    }),
    [
      draft,
      session,
      state,
      outline,
      screen.selected,
      select,
      naming,
      moving,
      picked,
      opened,
      open,
      said,
      others,
      edit,
    ],
  );
  return <DrawingContext value={drawing}>{children}</DrawingContext>;
}

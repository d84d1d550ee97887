import { type ComponentType, createContext, type ReactNode, use, useMemo } from "react";
import type { JourneySaid } from "../../api/page";
import type { Keyed } from "../../core/members";
import type { LivingMap } from "../../core/reading";
import type { Screen } from "../../core/scope";
import type { ScreenKeys } from "../keys/key-list";

/** What stands above the map where it is shown; it follows what is asked for, while the map is still of before. */
export interface Frame {
  /** which journeys are measured, in place of the words that say it */
  readonly scope?: ReactNode;
  /** the way to the other screens of the journey */
  readonly nav?: ReactNode;
  /** the map is of before, the next one is being measured */
  readonly isAsking?: boolean;
  /** what is known of the next one already */
  readonly coming?: ReactNode;
}

/** What the place where the map is shown adds to its parts; a file that stands alone adds nothing. */
export interface Around {
  /** the keys of the map where more of them work than on a page alone */
  readonly keys?: ScreenKeys;
  /** where customers come from who do not stand in the document */
  readonly Customers?: ComponentType<{ readonly children: ReactNode }>;
  /** lists behind numbers that the screen asked for by itself */
  readonly more?: Readonly<Record<string, Keyed>>;
  /** the way from a journey to everything known of its customer */
  readonly journeyLink?: (journey: JourneySaid) => ReactNode;
  /** who changed an element, and what people say of it */
  readonly history?: (ref: string) => ReactNode;
  readonly comments?: (ref: string) => ReactNode;
  readonly commentCount?: (ref: string) => number;
  /** the map of another version that this one is drawn beside */
  readonly beside?: Beside;
}

/** Another version, and what differs between the two in words. */
export interface Beside {
  readonly version: string;
  readonly map: LivingMap;
  readonly changes: readonly Difference[];
}

export interface Difference {
  readonly ref: string;
  readonly stage: string | null;
  readonly sentence: string;
  readonly breaks: string;
}

/** What every part of the screen may know: the map, what is on the screen, and how to change that. */
export interface Showing {
  readonly map: LivingMap;
  readonly screen: Screen;
  readonly around: Around;
  /** changes the screen; a change somebody may want to come back from is a step of its own */
  readonly show: (change: Partial<Screen>, isStep?: boolean) => void;
}

type Lasting = Pick<Showing, "map" | "around" | "show">;

const ShowingContext = createContext<Showing | null>(null);
const LastingContext = createContext<Lasting | null>(null);

interface ProviderProps {
  readonly value: Showing;
  readonly children: ReactNode;
}

/** Everything below it may know what is shown. */
export function ShowingProvider({ value, children }: ProviderProps) {
  const { map, around, show } = value;
  const lasting = useMemo(() => ({ map, around, show }), [map, around, show]);
  return (
    <LastingContext value={lasting}>
      <ShowingContext value={value}>{children}</ShowingContext>
    </LastingContext>
  );
}

/** What stays while only the screen changes: who reads no more than this is not drawn anew with a layer or a selection. */
export function useLasting(): Lasting {
  return inside(use(LastingContext));
}

function inside<T>(known: T | null): T {
  if (known === null) throw new Error("only inside the living map");
  return known;
}

/** The map and the screen; only inside the living map. */
export function useShowing(): Showing {
  return inside(use(ShowingContext));
}

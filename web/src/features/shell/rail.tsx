import { Link } from "@tanstack/react-router";
import {
  BookOpen,
  Database,
  Ellipsis,
  LogOut,
  Map as MapIcon,
  Route,
  Search,
  ShieldCheck,
  Users,
} from "lucide-react";
import { useEffect, useId, useState } from "react";
import { appWords as words } from "../../core/words/app";
import { cx } from "../../ui/names";
import { LanguageSelect, ThemeSelect } from "../session/preference-select";
import { useSignOut } from "../session/use-session";
import { useMay } from "../session/workspace";
import styles from "./rail.module.css";

const ICON = { size: 18, strokeWidth: 1.8, "aria-hidden": true } as const;

interface RailProps {
  readonly journey: string | null;
  readonly onFind: () => void;
}

/** On a phone the rarer ways stand behind one button; Escape and a click elsewhere put them away. */
function useOpenRest(): readonly [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpen(false);
    };
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest("nav") === null) setOpen(false);
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("pointerdown", onPointerDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("pointerdown", onPointerDown);
    };
  }, [isOpen]);
  return [isOpen, setOpen];
}

/** The way to every screen; the map is home. */
export function Rail({ journey, onFind }: RailProps) {
  const signOut = useSignOut();
  const mayAdmin = useMay("members.write");
  const [isOpen, setOpen] = useOpenRest();
  const rest = useId();
  return (
    <nav className={styles.rail} aria-label={words.nav.label}>
      <button type="button" className={styles.item} title={words.nav.findHint} onClick={onFind}>
        <Search {...ICON} />
        <span>{words.nav.find}</span>
      </button>
      {journey !== null && (
        <Link
          to="/m/$journey"
          params={{ journey }}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.item}
          title={words.nav.map}
        >
          <MapIcon {...ICON} />
          <span>{words.nav.map}</span>
        </Link>
      )}
      <Link to="/journeys" className={styles.item} title={words.nav.journeys}>
        <Route {...ICON} />
        <span>{words.nav.journeys}</span>
      </Link>
      {journey !== null && (
        <Link
          to="/m/$journey/open"
          params={{ journey }}
          className={styles.item}
          title={words.nav.customers}
        >
          <Users {...ICON} />
          <span>{words.nav.customers}</span>
        </Link>
      )}
      <button
        type="button"
        className={cx(styles.item, styles.more)}
        aria-expanded={isOpen}
        aria-controls={rest}
        onClick={() => setOpen(!isOpen)}
      >
        <Ellipsis {...ICON} />
        <span>{words.nav.more}</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is in it can be clicked; this hears that it was */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys make clicks of the links in it */}
      <div
        id={rest}
        className={cx(styles.rest, isOpen && styles.open)}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a") !== null) setOpen(false);
        }}
      >
        <Link
          to="/library"
          search={journey === null ? {} : { journey }}
          activeOptions={{ includeSearch: false }}
          className={styles.item}
          title={words.nav.library}
        >
          <BookOpen {...ICON} />
          <span>{words.nav.library}</span>
        </Link>
        <Link to="/data" className={styles.item} title={words.nav.data}>
          <Database {...ICON} />
          <span>{words.nav.data}</span>
        </Link>
        <span className={styles.space} />
        {mayAdmin && (
          <Link to="/admin" className={styles.item} title={words.nav.adminSaid}>
            <ShieldCheck {...ICON} />
            <span>{words.nav.admin}</span>
          </Link>
        )}
        <LanguageSelect className={styles.item} />
        <ThemeSelect className={styles.item} />
        <button
          type="button"
          className={styles.item}
          title={words.nav.signOut}
          onClick={() => signOut.mutate()}
        >
          <LogOut {...ICON} />
          <span>{words.nav.signOut}</span>
        </button>
      </div>
    </nav>
  );
}

import { Link } from "@tanstack/react-router";
import {
  BookOpen,
  Database,
  LogOut,
  Map as MapIcon,
  Route,
  Search,
  ShieldCheck,
  Users,
} from "lucide-react";
import { appWords as words } from "../../core/words/app";
import { paletteWords } from "../../core/words/palette";
import { LanguageSelect, ThemeSelect } from "../session/preference-select";
import { useSignOut } from "../session/use-session";
import { useMay } from "../session/workspace";
import styles from "./rail.module.css";

const ICON = { size: 18, strokeWidth: 1.8, "aria-hidden": true } as const;

interface RailProps {
  readonly journey: string | null;
  readonly onFind: () => void;
}

/** The way to every screen; the map is home. */
export function Rail({ journey, onFind }: RailProps) {
  const signOut = useSignOut();
  const mayAdmin = useMay("members.write");
  return (
    <nav className={styles.rail} aria-label={words.nav.label}>
      <button type="button" className={styles.item} title={paletteWords.open} onClick={onFind}>
        <Search {...ICON} />
        <span>{paletteWords.title}</span>
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
    </nav>
  );
}

import { Contrast, Keyboard, Moon, PanelRight, Sun, SunMoon } from "lucide-react";
import type { ReactNode } from "react";
import type { Page } from "../../api/page";
import { DOT } from "../../core/format";
import { LAYERS, type View } from "../../core/scope";
import { words } from "../../core/words";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { BasisLine } from "../../ui/glyph";
import { Logo } from "../../ui/logo";
import { Segmented } from "../../ui/segmented";
import styles from "./top-bar.module.css";
import { useScreen } from "./use-screen";
import { useTheme } from "./use-theme";

const ICON = { size: 15, strokeWidth: 1.9, "aria-hidden": true } as const;
const SHORTCUTS = { planned: "1", believed: "2", observed: "3", compare: "0" } as const;

interface TopBarProps {
  readonly name: string;
  /** once it is known */
  readonly map: Page["map"] | undefined;
  readonly view: View;
  readonly onKeys: () => void;
  readonly actions: ReactNode;
}

/** Which map this is, which layer is shown, and the few things that belong to the whole screen. */
export function TopBar({ name, map, view, onKeys, actions }: TopBarProps) {
  const [screen, show] = useScreen();
  return (
    <header className={styles.bar}>
      <Logo />
      <h1 className={styles.title} title={name}>
        {name}
      </h1>
      {map !== undefined && (
        <span className={styles.version}>
          <Chip title={map.status}>
            {words.version(map.version)}
            {DOT}
            {words.states[map.state === "to_be" || map.state === "to be" ? "to_be" : "as_is"]}
          </Chip>
        </span>
      )}
      <span className={styles.space} />
      <Segmented
        label={words.layerSwitch}
        value={screen.layer}
        onChange={(layer) => show({ layer })}
        options={LAYERS.map((layer) => ({
          value: layer,
          label: words.layers[layer],
          shortcut: SHORTCUTS[layer],
          ...(layer === "compare" ? {} : { mark: <BasisLine basis={layer} /> }),
        }))}
      />
      <span className={styles.tools}>
        <ThemeButton />
        <span className={styles.keys}>
          <Button label={words.keys} kind="quiet" onClick={onKeys}>
            <Keyboard {...ICON} />
          </Button>
        </span>
        {view === "map" && (
          <Button
            label={screen.isPanelOpen ? words.hidePanel : words.showPanel}
            kind="quiet"
            isExpanded={screen.isPanelOpen}
            onClick={() => show({ isPanelOpen: !screen.isPanelOpen })}
          >
            <PanelRight {...ICON} />
          </Button>
        )}
      </span>
      {actions}
    </header>
  );
}

function ThemeButton() {
  const [theme, next] = useTheme();
  const Icon = { system: SunMoon, light: Sun, dark: Moon, contrast: Contrast }[theme];
  return (
    <Button label={words.theme[theme]} kind="quiet" onClick={next}>
      <Icon {...ICON} />
    </Button>
  );
}

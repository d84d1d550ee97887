import { Spline } from "lucide-react";
import { moment, percent, zonedMoment } from "../../core/format";
import { COLOURS, type Colour, hasData, VIEWS, type View } from "../../core/scope";
import { words } from "../../core/words";
import { besideWords as told } from "../../core/words/beside";
import { Button } from "../../ui/button";
import { Figure } from "../../ui/figure";
import { Legend } from "../../ui/legend";
import { cx } from "../../ui/names";
import { Segmented } from "../../ui/segmented";
import { Select } from "../../ui/select";
import { swatchesOf } from "./card-words";
import { periodOf } from "./period";
import styles from "./scope-bar.module.css";
import { type Frame, useShowing } from "./showing";

interface ScopeBarProps {
  readonly view: View;
  readonly frame: Frame;
}

/** Which journeys, which path, which marks; at the end, on what all of it rests. */
export function ScopeBar({ view, frame }: ScopeBarProps) {
  if (frame.scope === undefined) {
    return (
      <section className={styles.bar} aria-label={words.scope}>
        <ViewControls view={view} isAlone />
        <ScopeBasis />
      </section>
    );
  }
  return (
    <div>
      <section className={styles.bar} aria-label={words.scope} data-tour="scope">
        <div className={styles.controls}>{frame.scope}</div>
        <ScopeBasis isAsking={frame.isAsking} />
      </section>
      <section className={styles.bar} aria-label={words.view}>
        <ViewControls view={view} />
      </section>
    </div>
  );
}

/** How it is drawn; where nothing can be chosen, also which journeys are meant. */
function ViewControls({
  view,
  isAlone = false,
}: {
  readonly view: View;
  readonly isAlone?: boolean;
}) {
  const { map, screen, show } = useShowing();
  const { paths } = map.page.map;
  return (
    <div className={styles.controls}>
      <ViewSwitch view={view} />
      {isAlone && <ScopeSaid />}
      {paths.length > 0 && (
        <Select
          label={words.path}
          value={screen.path ?? ""}
          onChange={(path) => show({ path: path === "" ? null : path })}
          options={[
            { value: "", label: words.allPaths },
            ...paths.map((path) => ({ value: path.key, label: path.name })),
          ]}
        />
      )}
      {view === "map" && (
        <>
          <Select
            label={words.colourBy}
            value={screen.colour}
            onChange={(chosen) => show({ colour: COLOURS.find((one) => one === chosen) ?? "none" })}
            options={COLOURS.map((colour) => ({ value: colour, label: words.colours[colour] }))}
          />
          <Button
            isPressed={screen.hasLinks}
            title={`${words.links} (L)`}
            onClick={() => show({ hasLinks: !screen.hasLinks })}
          >
            <Spline size={14} strokeWidth={1.9} aria-hidden="true" />
            {words.links}
          </Button>
          <Colours colour={screen.colour} />
        </>
      )}
    </div>
  );
}

function ScopeSaid() {
  const { map } = useShowing();
  return (
    <>
      <Said label={words.period} value={periodOf(map)} />
      {map.page.made.filters.map((filter) => (
        <Said key={filter.label} label={filter.label} value={filter.value} />
      ))}
    </>
  );
}

function ViewSwitch({ view }: { readonly view: View }) {
  const { show } = useShowing();
  return (
    <Segmented
      label={words.view}
      value={view}
      onChange={(chosen) => show({ view: chosen })}
      options={VIEWS.map((one) => ({ value: one, label: words.views[one], shortcut: "V" }))}
    />
  );
}

function Said({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <span className={styles.said}>
      <span className={styles.label}>{label}</span> {value}
    </span>
  );
}

function Colours({ colour }: { readonly colour: Colour }) {
  const { map } = useShowing();
  const swatches = swatchesOf(colour, map);
  if (swatches.length === 0) return null;
  return (
    <Legend>
      {swatches.map((swatch) => (
        <li key={swatch.label}>
          <span className={styles.swatch} style={{ background: swatch.colour }} />
          {swatch.label}
        </li>
      ))}
    </Legend>
  );
}

/** How many accounts, data up to when, how much of it the map explains; of the next scope, that it is asked for. */
export function ScopeBasis({ isAsking = false }: { readonly isAsking?: boolean | undefined }) {
  return (
    <div className={cx(styles.based, isAsking && styles.isAsking)}>
      <Basis />
      <span role="status" className={styles.asking}>
        {isAsking ? words.asking : ""}
      </span>
    </div>
  );
}

function Basis() {
  const { map } = useShowing();
  const { overlay, made } = map.page;
  const counting = overlay.frames[0]?.population.total ?? 0;
  const isFilled = hasData(made.data_to);
  return (
    <p className={styles.basis}>
      {made.accounts > 0 && <span>{words.findings.accounts(made.accounts)}</span>}
      {made.customers === "hidden" && <span>{words.who.hiddenShort}</span>}
      {made.counted !== "account" && <span>{words.countedBy(made.counted, counting)}</span>}
      {isFilled && (
        <time dateTime={made.data_to} title={zonedMoment(made.data_to, map.timezone)}>
          {words.dataTo(moment(made.data_to, map.timezone))}
        </time>
      )}
      <span title={overlay.map.judged}>
        {overlay.map.judges.length > 0
          ? told.judged.byTime
          : told.judged.byThis(overlay.map.version)}
      </span>
      {isFilled && (
        <Figure number="coverage.share">
          {words.mapped(percent(overlay.coverage.share.value ?? 0))}
        </Figure>
      )}
    </p>
  );
}

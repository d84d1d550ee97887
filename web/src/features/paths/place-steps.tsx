import { count } from "../../core/format";
import type { WaysSearch } from "../../core/scope";
import { pathWords as words } from "../../core/words/paths";
import { Button } from "../../ui/button";
import { Figure } from "../../ui/figure";
import { StatusGlyph } from "../../ui/glyph";
import { OnMap } from "../journey-frame/on-map";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { nameOf } from "../who/number-words";
import { numberOf, VERDICTS } from "./naming";
import type { WayStep, WaysSaid } from "./use-ways";
import styles from "./ways.module.css";

interface PlaceStepsProps {
  readonly ways: WaysSaid;
  /** the place that is chosen in the graph */
  readonly place: string | null;
  /** the step that is shown alone */
  readonly step: string | undefined;
  readonly onChange: (part: Partial<WaysSearch>) => void;
}

/** Where customers come from to a place, and where they go: every step of it, also those not drawn. */
export function PlaceSteps({ ways, place, step, onChange }: PlaceStepsProps) {
  const { map } = useShowing();
  if (place === null) return <p className="faint">{words.place.none}</p>;
  const name = nameOf(map, place);
  const only = (one: WayStep) => onChange({ step: one.key, variant: undefined });
  return (
    <section className={styles.place} aria-label={words.place.title(name)} data-place-steps={place}>
      <h2>
        {words.place.title(name)} {place.includes(":") && <OnMap element={place} name={name} />}
      </h2>
      <div className={styles.sides}>
        <Side
          title={words.place.came}
          steps={ways.steps.filter((one) => one.target === place)}
          isComing
          {...{ ways, only, step }}
        />
        <Side
          title={words.place.went}
          steps={ways.steps.filter((one) => one.source === place)}
          isComing={false}
          {...{ ways, only, step }}
        />
      </div>
    </section>
  );
}

interface SideProps {
  readonly title: string;
  readonly steps: readonly WayStep[];
  readonly isComing: boolean;
  readonly ways: WaysSaid;
  readonly step: string | undefined;
  readonly only: (step: WayStep) => void;
}

function Side({ title, steps, isComing, ways, step, only }: SideProps) {
  const { map } = useShowing();
  return (
    <div>
      <h3>{title}</h3>
      {steps.length === 0 && <p className="faint">{words.place.nothing}</p>}
      <ul className={styles.list}>
        {steps.map((one) => (
          <li key={one.key} data-place-step={one.key}>
            <span className={styles.other}>{nameOf(map, isComing ? one.source : one.target)}</span>
            <StepNumbers ways={ways} step={one} />
            <OnlyButton
              isOnly={one.key === step}
              label={words.filter.onlyStep(nameOf(map, one.source), nameOf(map, one.target))}
              onClick={() => only(one)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function StepNumbers({ ways, step }: { readonly ways: WaysSaid; readonly step: WayStep }) {
  const number = (last: string) => numberOf(ways, "steps", step.key, last);
  if (step.took !== null) {
    const { converted, lost, verdict } = step.took;
    return (
      <span className={styles.numbers}>
        <StatusGlyph condition={VERDICTS[verdict]} />
        <Measured number={number("converted")} estimate={converted} shows="main" />
        {":"}
        <Measured number={number("lost")} estimate={lost} shows="main" />
      </span>
    );
  }
  return (
    <span className={styles.numbers}>
      <Figure number={number("n")}>{count(step.n)}</Figure>
      <Measured number={number("share")} estimate={step.share} shows="main" />
      {step.time.n > 0 && <Measured number={number("time")} estimate={step.time} shows="main" />}
    </span>
  );
}

interface OnlyProps {
  readonly isOnly: boolean;
  readonly label: string;
  readonly onClick: () => void;
}

/** Everything else on the screen is then of those journeys alone. */
export function OnlyButton({ isOnly, label, onClick }: OnlyProps) {
  return (
    <Button kind="quiet" label={label} isPressed={isOnly} isDisabled={isOnly} onClick={onClick}>
      {isOnly ? words.filter.isOnly : words.filter.only}
    </Button>
  );
}

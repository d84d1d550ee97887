import { lazy, Suspense, useState } from "react";
import { count } from "../../core/format";
import { stepLimit, USUAL_STEPS, WAY_LEVELS, type WaysSearch } from "../../core/scope";
import { appWords } from "../../core/words/app";
import { pathWords as words } from "../../core/words/paths";
import { Button } from "../../ui/button";
import { cx } from "../../ui/names";
import { Notice } from "../../ui/notice";
import { Segmented } from "../../ui/segmented";
import { Bones } from "../journey-frame/bones";
import { ChartOrTable } from "../journey-frame/chart-or-table";
import { useChangeAddress } from "../journey-frame/use-address";
import { useScreenKeys } from "../keys/key-list";
import { useLetters } from "../keys/use-letters";
import { useShowing } from "../living-map/showing";
import { GraphLegend } from "./graph-legend";
import { backSteps, liesAcross } from "./naming";
import { NoWays } from "./no-ways";
import { OnlySome } from "./only-some";
import { PlaceSteps } from "./place-steps";
import { useAllWays, type useWays, type WaysSaid } from "./use-ways";
import { VariantList } from "./variant-list";
import { VariantTable } from "./variant-table";
import { WayTables } from "./way-tables";
import styles from "./ways.module.css";

const WayGraph = lazy(() =>
  import("./way-graph").then(({ WayGraph: drawn }) => ({ default: drawn })),
);
const KEYS = {
  title: words.keysTitle,
  rows: [
    ["← → ↑ ↓", words.keyRows.walk],
    ["Enter", words.keyRows.who],
    ["+ −", words.keyRows.more],
    ["C", words.keyRows.compare],
    ["L", words.keyRows.level],
    ["T", words.keyRows.table],
  ],
} as const;

interface WaysProps {
  readonly search: WaysSearch;
  readonly ways: ReturnType<typeof useWays>;
}

/** The ways as a graph and as a whole; the same as tables. */
export function Ways({ search, ways }: WaysProps) {
  const all = useAllWays(search);
  const { map } = useShowing();
  const change = useChangeAddress<WaysSearch>();
  const clear = () => change({ step: undefined, variant: undefined });
  useScreenKeys(KEYS);
  const problem = ways.error ?? all.error;
  if (problem !== null) {
    return (
      <Notice kind="breach" problem={problem}>
        <p>
          {search.step !== undefined || search.variant !== undefined ? (
            <Button onClick={clear}>{words.filter.clear}</Button>
          ) : (
            <Button onClick={() => void ways.refetch()}>{appWords.retry}</Button>
          )}
        </p>
      </Notice>
    );
  }
  if (ways.data === undefined || all.data === undefined) return <Bones />;
  if (all.data.journeys === 0) return <NoWays />;
  return (
    <div
      className={styles.ways}
      data-journeys={ways.data.journeys}
      aria-busy={ways.isPlaceholderData}
    >
      <OnlySome map={map} search={search} all={all.data} ways={ways.data} onClear={clear} />
      <Shown search={search} all={all.data} ways={ways.data} onChange={change} />
    </div>
  );
}

interface ShownProps {
  readonly search: WaysSearch;
  readonly all: WaysSaid;
  readonly ways: WaysSaid;
  readonly onChange: (part: Partial<WaysSearch>) => void;
}

function Shown({ search, all, ways, onChange }: ShownProps) {
  const [chosen, choose] = useState<string | null>(null);
  const limit = search.steps ?? USUAL_STEPS;
  const steps = ways.steps.slice(0, limit);
  const draw = (by: 1 | -1) => {
    const next = stepLimit(limit, ways.steps.length, by);
    if (next !== null) onChange({ steps: next === USUAL_STEPS ? undefined : next });
  };
  const toggleLevel = () =>
    onChange({
      level: ways.level === "stage" ? "touchpoint" : undefined,
      step: undefined,
      variant: undefined,
    });
  const toggleCompare = () => onChange({ compare: search.compare === true ? undefined : true });
  useLetters((letter, event) => {
    if (letter === "+" || letter === "=") draw(1);
    if (letter === "-" || letter === "−") draw(-1);
    if (letter === "c") toggleCompare();
    if (letter === "l") toggleLevel();
    if ("+=-−cl".includes(letter)) event.preventDefault();
  });
  const controls = (
    <>
      <Segmented
        label={words.level}
        value={ways.level}
        onChange={(level) => level !== ways.level && toggleLevel()}
        options={WAY_LEVELS.map((level) => ({
          value: level,
          label: words.levels[level],
          shortcut: "L",
        }))}
      />
      <Button
        isPressed={search.repeats === true}
        title={words.repeatsHint}
        onClick={() =>
          onChange({
            repeats: search.repeats === true ? undefined : true,
            step: undefined,
            variant: undefined,
          })
        }
      >
        {words.repeats}
      </Button>
      <Button isPressed={search.compare === true} title={words.compareHint} onClick={toggleCompare}>
        {words.compare}
      </Button>
    </>
  );
  const back = backSteps(ways.nodes, steps);
  return (
    <ChartOrTable
      said={<SaidWays search={search} ways={ways} />}
      controls={controls}
      chart={
        <div className={cx(styles.parts, !liesAcross(all.nodes) && styles.beside)}>
          <section className={styles.drawn} aria-label={words.graph.name}>
            <Simplify limit={limit} ways={ways} onDraw={draw} />
            <Suspense fallback={<Bones />}>
              <WayGraph all={all} ways={ways} steps={steps} chosen={chosen} onChoose={choose} />
            </Suspense>
            <GraphLegend steps={steps} hasBack={back.size > 0} />
            <PlaceSteps ways={ways} place={chosen} onChange={onChange} step={search.step} />
          </section>
          <VariantList
            ways={ways}
            chosen={search.variant ?? null}
            onOnly={(variant) => onChange({ variant, step: undefined })}
          />
        </div>
      }
      table={
        <>
          <VariantTable ways={ways} />
          <WayTables ways={ways} />
        </>
      }
    />
  );
}

/** What was counted, and how it ended. */
function SaidWays({ search, ways }: Pick<ShownProps, "search" | "ways">) {
  const { converted, lost, otherwise, open } = ways.endings;
  const counted = (search.repeats === true ? words.countedRepeats : words.counted)[ways.level];
  return (
    <>
      {words.said(ways.journeys, count(ways.journeys), waysAmong(search, ways))}{" "}
      {words.endings(count(converted), count(lost), count(otherwise), count(open))}{" "}
      <span className="faint">
        {counted} {search.compare === true && words.comparing}
      </span>
    </>
  );
}

/** Who went exactly one way went one; otherwise as many as were told. */
function waysAmong(search: WaysSearch, ways: WaysSaid): number {
  return search.variant === undefined ? ways.distinct : 1;
}

interface SimplifyProps {
  readonly limit: number;
  readonly ways: WaysSaid;
  readonly onDraw: (by: 1 | -1) => void;
}

/** How much of it is drawn, and more or less of it. */
function Simplify({ limit, ways, onDraw }: SimplifyProps) {
  const all = ways.steps.length + ways.left_out;
  const shown = ways.steps.slice(0, limit);
  const n = (steps: WaysSaid["steps"]) => steps.reduce((sum, step) => sum + step.n, 0);
  const said =
    shown.length === all
      ? words.graph.all(count(all))
      : words.graph.drawn(
          count(shown.length),
          count(all),
          count(n(shown)),
          count(n(ways.steps) + ways.left_out_n),
        );
  return (
    <div className={styles.simplify}>
      <Button
        label={words.graph.fewer}
        isDisabled={stepLimit(limit, ways.steps.length, -1) === null}
        onClick={() => onDraw(-1)}
      >
        −
      </Button>
      <Button
        label={words.graph.more}
        isDisabled={stepLimit(limit, ways.steps.length, 1) === null}
        onClick={() => onDraw(1)}
      >
        +
      </Button>
      <span role="status" data-drawn={shown.length}>
        {said}
      </span>
      <span className="faint keyed">{words.graph.keys}</span>
    </div>
  );
}

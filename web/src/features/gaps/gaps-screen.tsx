import type { Estimate } from "../../api/page";
import { DOT, number, plain, score } from "../../core/format";
import { words as mapWords } from "../../core/words";
import { gapWords as words } from "../../core/words/gaps";
import { ChartOrTable } from "../journey-frame/chart-or-table";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { NotDrawn } from "../journey-frame/not-drawn";
import { OnMap } from "../journey-frame/on-map";
import { TableFrame } from "../journey-frame/table-frame";
import { useShowing } from "../living-map/showing";
import styles from "./gaps.module.css";
import { GapsPlot } from "./gaps-plot";
import { pointOf, type Rated, ratedOf } from "./points";

/** What matters to customers, how good we are at it, and where we misjudge it. */
export function GapsScreen() {
  return (
    <JourneyScreen screen="gaps">
      <Gaps />
    </JourneyScreen>
  );
}

function Gaps() {
  const { map, screen } = useShowing();
  const rated = ratedOf(map);
  if (rated.length === 0) return <NotDrawn said={words.empty} edit={words.editMap} />;
  const points = rated.flatMap((one) => pointOf(one) ?? []);
  const aside = rated.filter((one) => !points.some((point) => point.rated === one));
  const chosen = rated.find((one) => one.ref === screen.selected);
  return (
    <>
      <ChartOrTable
        said={
          <>
            {words.said(rated.length)} {words.stated}
          </>
        }
        chart={points.length === 0 ? <GapsTable rated={rated} /> : <GapsPlot points={points} />}
        table={<GapsTable rated={rated} />}
      />
      {chosen !== undefined && <Chosen rated={chosen} />}
      {!screen.isTable && points.length > 0 && aside.length > 0 && (
        <p className="faint">
          {words.notPlotted} {aside.map((one) => one.name).join(DOT)}
        </p>
      )}
    </>
  );
}

/** What is to be said of the one that is selected. */
function Chosen({ rated }: { readonly rated: Rated }) {
  const image = rated.performance?.gap?.value ?? null;
  return (
    <section className={styles.card} aria-label={words.chosen} data-chosen={rated.key}>
      <h2>
        {rated.name} <OnMap element={rated.ref} name={rated.name} />
      </h2>
      <p>{meaningOf(rated)}</p>
      {image !== null && Math.abs(image) >= 1 && (
        <p className="faint">
          {image > 0 ? words.selfImage(number(image, 0)) : words.selfImageLow(number(-image, 0))}
        </p>
      )}
    </section>
  );
}

function meaningOf(rated: Rated): string {
  const { quadrant } = rated;
  return quadrant === null ? words.unsure : (mapWords.quadrants[quadrant] ?? words.unsure);
}

/** Everything that was rated, in words and numbers. */
function GapsTable({ rated }: { readonly rated: readonly Rated[] }) {
  const { screen, show } = useShowing();
  const { columns } = words;
  return (
    <TableFrame
      name={words.table}
      columns={[
        { key: "touchpoint", name: columns.touchpoint },
        { key: "gap", name: columns.gap, isNumber: true },
        { key: "importance", name: columns.importance, isNumber: true },
        { key: "importance-ours", name: columns.importanceOurs, isNumber: true },
        { key: "performance", name: columns.performance, isNumber: true },
        { key: "performance-ours", name: columns.performanceOurs, isNumber: true },
        { key: "meaning", name: columns.meaning },
      ]}
      rows={rated.map((one) => ({
        key: one.key,
        cells: [
          <button
            key="name"
            type="button"
            className={styles.select}
            aria-pressed={one.ref === screen.selected}
            title={words.select(one.name)}
            onClick={() => show({ selected: one.ref === screen.selected ? null : one.ref })}
          >
            {one.name}
          </button>,
          one.delivery === null ? words.notSaid : score(one.delivery, true).text,
          said(one.importance?.customer ?? null),
          stated(one.importance?.internal ?? null),
          said(one.performance?.customer ?? null),
          stated(one.performance?.internal ?? null),
          meaningOf(one),
        ],
      }))}
    />
  );
}

function said(estimate: Estimate | null): string {
  return estimate === null ? words.notSaid : plain(estimate).text;
}

/** What we say ourselves rests on no answers: the value as it was stated. */
function stated(estimate: Estimate | null): string {
  if (estimate === null || estimate.value === null) return words.notSaid;
  return estimate.n > 0 ? plain(estimate).text : number(estimate.value, 0);
}

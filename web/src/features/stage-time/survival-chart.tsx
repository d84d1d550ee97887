import { scaleLinear } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import { useId, useRef } from "react";
import { count, percent, span, timeTicks } from "../../core/format";
import { LEAST_N } from "../../core/reading";
import { stageTimeWords as words } from "../../core/words/stage-time";
import { Legend } from "../../ui/legend";
import { figureOf, Measured } from "../living-map/estimate";
import { useWidth } from "../living-map/use-width";
import styles from "./stage-time.module.css";
import type { StandardLine } from "./time-in-stage";
import type { StageCurve } from "./use-stage-time";

const HEIGHT = 320;
const EDGE = { top: 20, right: 16, bottom: 40, left: 48 };
const HUES = ["--observed", "--cat-2", "--cat-3", "--cat-4", "--cat-5", "--cat-6"];
const DASHES = ["", "7 3", "2 3", "9 3 2 3", "4 4", "1 4"];
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const TICK = 5;
const FITTING = 90;

interface ChartProps {
  readonly stage: string;
  readonly curves: readonly StageCurve[];
  readonly standard: StandardLine | null;
}

/** The share still in a stage over time, with its band; who is still there is a tick on the curve. */
export function SurvivalChart({ stage, curves, standard }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const title = useId();
  const width = Math.max(useWidth(box), 280);
  const drawn = curves.filter((one) => one.n >= LEAST_N);
  const last = Math.max(
    ...drawn.map((one) => one.points.at(-1)?.at_s ?? 0),
    (standard?.at_s ?? 0) * 1.1,
    1,
  );
  const x = scaleLinear([0, last], [EDGE.left, width - EDGE.right]);
  const y = scaleLinear([0, 1], [HEIGHT - EDGE.bottom, EDGE.top]);
  const first = curves[0];
  const times = timeTicks(last, Math.max(2, Math.floor(width / FITTING)));
  return (
    <div ref={box} className={styles.chart}>
      <svg
        className={styles.svg}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        height={HEIGHT}
        role="img"
        aria-labelledby={title}
      >
        <title id={title}>
          {first === undefined
            ? words.chart(stage)
            : words.aria(stage, figureOf(first.median).text, figureOf(first.p90).text)}
        </title>
        {SHARES.map((one) => (
          <g key={one}>
            <line
              className={styles.grid}
              x1={EDGE.left}
              x2={width - EDGE.right}
              y1={y(one)}
              y2={y(one)}
            />
            <text x={EDGE.left - 6} y={y(one) + 4} textAnchor="end">
              {percent(one)}
            </text>
          </g>
        ))}
        {times.map(({ at_s, said }) => (
          <text
            key={at_s}
            x={x(at_s)}
            y={HEIGHT - EDGE.bottom + 16}
            textAnchor="middle"
            data-time={at_s}
          >
            {said}
          </text>
        ))}
        <text x={(EDGE.left + width - EDGE.right) / 2} y={HEIGHT - 6} textAnchor="middle">
          {words.since}
        </text>
        {drawn.map((curve) => (
          <OneCurve
            key={curve.segment ?? ""}
            curve={curve}
            place={curves.indexOf(curve)}
            x={x}
            y={y}
          />
        ))}
        {standard !== null && (
          <g>
            <line
              className={styles.standard}
              x1={x(standard.at_s)}
              x2={x(standard.at_s)}
              y1={EDGE.top - 4}
              y2={HEIGHT - EDGE.bottom}
            />
            <text
              x={x(standard.at_s)}
              y={EDGE.top - 8}
              textAnchor={x(standard.at_s) > width * 0.7 ? "end" : "middle"}
            >
              {standard.said}
            </text>
          </g>
        )}
      </svg>
      <CurveLegend curves={curves} />
    </div>
  );
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

interface OneCurveProps {
  readonly curve: StageCurve;
  readonly place: number;
  readonly x: Scale;
  readonly y: Scale;
}

function OneCurve({ curve, place, x, y }: OneCurveProps) {
  const points = [{ at_s: 0, s: 1, low: 1, high: 1 }, ...curve.points];
  const end = points.at(-1)?.at_s ?? 0;
  const hue = `var(${HUES[place % HUES.length]})`;
  const draw = line<(typeof points)[number]>()
    .x((one) => x(one.at_s))
    .y((one) => y(one.s))
    .curve(curveStepAfter);
  const band = area<(typeof points)[number]>()
    .x((one) => x(one.at_s))
    .y0((one) => y(one.low ?? one.s))
    .y1((one) => y(one.high ?? one.s))
    .curve(curveStepAfter);
  const shareAt = (at: number) => points.findLast((one) => one.at_s <= at)?.s ?? 1;
  return (
    <g>
      <path className={styles.band} d={band(points) ?? ""} fill={hue} />
      <path
        className={styles.line}
        d={draw(points) ?? ""}
        stroke={hue}
        strokeDasharray={DASHES[place % DASHES.length]}
        data-curve={curve.segment ?? "everybody"}
      />
      {curve.open_s
        .filter((at) => at <= end)
        .map((at, tick) => (
          <line
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have waited equally long
            key={`${at}-${tick}`}
            className={styles.tick}
            data-tick={at}
            x1={x(at)}
            x2={x(at)}
            y1={y(shareAt(at)) - TICK}
            y2={y(shareAt(at)) + TICK}
            stroke={hue}
          />
        ))}
    </g>
  );
}

function CurveLegend({ curves }: { readonly curves: readonly StageCurve[] }) {
  return (
    <>
      <Legend className={styles.legend}>
        {curves.map((curve, place) => {
          const name = curve.name ?? words.everybody;
          const hue = `var(${HUES[place % HUES.length]})`;
          return (
            <li key={curve.segment ?? ""}>
              <svg width="22" height="8" aria-hidden="true">
                <line
                  x1="0"
                  x2="22"
                  y1="4"
                  y2="4"
                  stroke={hue}
                  strokeWidth="2"
                  strokeDasharray={DASHES[place % DASHES.length]}
                />
              </svg>
              {curve.n < LEAST_N ? (
                words.tooFew(name, count(curve.n))
              ) : (
                <>
                  {name}{" "}
                  <Measured
                    number={`time.${curve.segment ?? "everybody"}.median`}
                    estimate={curve.median}
                  />
                </>
              )}
            </li>
          );
        })}
        <li>
          <svg width="8" height="12" aria-hidden="true">
            <line x1="4" x2="4" y1="1" y2="11" stroke="var(--observed)" strokeWidth="1.5" />
          </svg>
          {words.open}
        </li>
        <li className="faint">{words.band}</li>
      </Legend>
      {curves.map((curve) =>
        curve.segment !== null || curve.ends_at_s === null || curve.n < LEAST_N ? null : (
          <p key="ends" className="faint">
            {words.ends(span(curve.ends_at_s))}
          </p>
        ),
      )}
    </>
  );
}

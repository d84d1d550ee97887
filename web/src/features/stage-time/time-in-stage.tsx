import { count, span } from "../../core/format";
import { elapsedTarget, type Stage, shortLength, usualLength } from "../../core/reading";
import type { StageSearch } from "../../core/scope";
import { stageTimeWords as words } from "../../core/words/stage-time";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Select } from "../../ui/select";
import { Bones } from "../journey-frame/bones";
import { ChartOrTable } from "../journey-frame/chart-or-table";
import { OnMap } from "../journey-frame/on-map";
import { figureOf } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { TryAgain } from "../shell/try-again";
import { CurveTable } from "./curve-table";
import { Overdue } from "./overdue";
import { SurvivalChart } from "./survival-chart";
import type { useStageTime } from "./use-stage-time";

interface TimeInStageProps {
  readonly stageKey: string | null;
  readonly time: ReturnType<typeof useStageTime>;
  readonly isBySegment: boolean;
  readonly onChange: (part: Partial<StageSearch>) => void;
}

/** One stage: its curve, the same as a table, and who is overdue in it. */
export function TimeInStage({ stageKey, time, isBySegment, onChange }: TimeInStageProps) {
  const { map } = useShowing();
  const stage = map.stages.find((one) => one.said.key === stageKey);
  if (stage === undefined) {
    return (
      <Notice kind="plain">
        <p>{words.noStages}</p>
      </Notice>
    );
  }
  const controls = (
    <>
      <Select
        label={words.stage}
        value={stage.said.key}
        options={map.stages.map((one) => ({ value: one.said.key, label: one.said.name }))}
        onChange={(chosen) => onChange({ stage: chosen })}
      />
      {map.page.map.segments.length > 0 && (
        <Button
          isPressed={isBySegment}
          onClick={() => onChange({ segments: isBySegment ? undefined : true })}
        >
          {words.bySegment}
        </Button>
      )}
      <OnMap element={stage.ref} name={stage.said.name} />
    </>
  );
  return (
    <>
      {time.isError && <TryAgain problem={time.error} onAgain={time.refetch} />}
      {time.data === undefined ? (
        !time.isError && <Bones />
      ) : (
        <Shown stage={stage} answer={time.data} isBySegment={isBySegment} controls={controls} />
      )}
      <Overdue stage={stage} />
    </>
  );
}

interface ShownProps {
  readonly stage: Stage;
  readonly answer: NonNullable<TimeInStageProps["time"]["data"]>;
  readonly isBySegment: boolean;
  readonly controls: React.ReactNode;
}

function Shown({ stage, answer, isBySegment, controls }: ShownProps) {
  const { map } = useShowing();
  const everybody = answer.curves.find((one) => one.segment === null);
  const standard = standardOf(stage, map.page.map.calendars);
  const shown = answer.curves.filter((one) => isBySegment || one.segment === null);
  return (
    <ChartOrTable
      controls={controls}
      said={
        everybody === undefined
          ? words.empty(stage.said.name)
          : words.said(
              stage.said.name,
              count(everybody.n),
              count(everybody.still_open),
              figureOf(everybody.median).text,
            )
      }
      chart={
        everybody === undefined ? null : (
          <SurvivalChart stage={stage.said.name} curves={shown} standard={standard} />
        )
      }
      table={<CurveTable stage={stage.said.name} curves={shown} />}
    />
  );
}

export interface StandardLine {
  readonly at_s: number;
  readonly said: string;
}

/** The standard on the clock; where none is agreed, what is usual. */
function standardOf(
  stage: Stage,
  calendars: Parameters<typeof elapsedTarget>[1],
): StandardLine | null {
  const { standard } = stage.said;
  const at = elapsedTarget(standard, calendars);
  if (standard !== null && at !== null && standard.target !== null)
    return { at_s: at, said: words.standard(shortLength(standard.target)) };
  const usual = usualLength(stage);
  const target = stage.measured?.standard?.target_s ?? null;
  return usual === null || target === null
    ? null
    : { at_s: target, said: words.usual(span(target)) };
}

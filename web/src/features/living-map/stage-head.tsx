import type { ReactNode } from "react";
import { count, DOT } from "../../core/format";
import {
  conditionOf,
  keptOf,
  type Stage,
  scaleOf,
  shortLength,
  unitOf,
  usualLength,
} from "../../core/reading";
import type { Layer } from "../../core/scope";
import { words } from "../../core/words";
import { TimeBar } from "../../ui/bars";
import { Status } from "../../ui/chip";
import { Figure } from "../../ui/figure";
import { BasisGlyph } from "../../ui/glyph";
import { figureOf, isHollow, Measured } from "./estimate";
import { useShowing } from "./showing";
import styles from "./stage-head.module.css";

/** The five rows under a stage's name, labelled once in the corner; what they say depends on the layer. */
export function StageRows({ stage, layer }: { readonly stage: Stage; readonly layer: Layer }) {
  switch (layer) {
    case "planned":
      return <PlannedRows stage={stage} />;
    case "believed":
      return <BelievedRows stage={stage} />;
    case "observed":
    case "compare":
      return <ObservedRows stage={stage} isCompared={layer === "compare"} />;
  }
}

function Row({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

function standardText(stage: Stage): string {
  const { standard, has_no_standard } = stage.said;
  if (standard?.target) return words.standardIs(shortLength(standard.target));
  if (standard?.due_field) return words.dueField(standard.due_field);
  return has_no_standard ? words.noPromise : words.noStandard;
}

/** What the time of a stage is held against: its standard, else what is usual. */
function heldAgainst(stage: Stage): string {
  const usual = usualLength(stage);
  return usual === null ? standardText(stage) : words.usualIs(usual);
}

function ObservedRows({
  stage,
  isCompared,
}: {
  readonly stage: Stage;
  readonly isCompared: boolean;
}) {
  const { map } = useShowing();
  const row = stage.measured;
  if (row === null) return <NoData stage={stage} />;
  const moved = figureOf(row.moved_on);
  const scale = scaleOf(stage, map.page.map.calendars);
  const number = `stages.${row.key}`;
  return (
    <>
      <Row>
        <Figure number={`${number}.open_now`}>{`${count(row.open_now)} ${words.head.here}`}</Figure>
        <Figure number={`${number}.entered`} className={styles.side}>
          {`${count(row.entered)} ${words.entered}`}
        </Figure>
      </Row>
      <Row>
        <span className={styles.main}>
          <Measured number={`${number}.moved_on`} estimate={row.moved_on} shows="main" />
          {row.moved_on.quality !== "too_few" &&
            row.moved_on.quality !== "none" &&
            ` ${words.head.movedOn}`}
        </span>
        <span className={styles.side}>{moved.basis}</span>
      </Row>
      <TimeBar {...scale} isHollow={isHollow(row.dwell)} />
      <Row>
        <span className={styles.clipped}>
          <Measured
            number={`${number}.dwell`}
            estimate={row.dwell}
            unit={unitOf(stage.said.standard)}
            shows="main"
          />
        </span>
        <span className={styles.side}>{heldAgainst(stage)}</span>
      </Row>
      <Row>{isCompared ? <Against stage={stage} /> : <Condition stage={stage} />}</Row>
    </>
  );
}

/** The status of a stage in words; the number in it opens the list of who is meant. */
function Condition({ stage }: { readonly stage: Stage }) {
  const { condition, says, n, number } = conditionOf(stage);
  if (says === "on_time") return <Against stage={stage} />;
  return (
    <Status condition={condition}>
      {number === null ? (
        words.condition[says]
      ) : (
        <Figure number={number}>{`${count(n)} ${words.condition[says]}`}</Figure>
      )}
    </Status>
  );
}

/** What was promised against what is kept, in words. */
function Against({ stage }: { readonly stage: Stage }) {
  const row = stage.measured?.standard ?? null;
  if (row === null || usualLength(stage) !== null)
    return <Status condition="unsure">{standardText(stage)}</Status>;
  const onTime = figureOf(row.on_time);
  return (
    <Status condition={keptOf(stage)}>
      <Figure
        number={`stages.${stage.said.key}.standard.on_time`}
        says={onTime.text}
        isHollow={isHollow(row.on_time)}
      >
        {row.on_time.quality === "too_few" ? onTime.text : `${onTime.main} ${words.onTime}`}
      </Figure>
    </Status>
  );
}

function NoData({ stage }: { readonly stage: Stage }) {
  return (
    <>
      <p className={styles.empty}>{words.connect}</p>
      <Row>
        <span />
        <span className={styles.side}>{standardText(stage)}</span>
      </Row>
    </>
  );
}

function PlannedRows({ stage }: { readonly stage: Stage }) {
  const { map } = useShowing();
  const { owner, standard, compliance, is_chokepoint, risk_level } = stage.said;
  const { standard: tick } = scaleOf(stage, map.page.map.calendars);
  const safeguards = [
    is_chokepoint ? words.checks(compliance.length) : null,
    risk_level === null ? null : words.risk(risk_level),
  ].filter((part) => part !== null);
  return (
    <>
      <Row>
        <span className={styles.clipped}>{owner ?? words.nobodyOwns}</span>
      </Row>
      <TimeBar observed={null} standard={tick} />
      <Row>
        <span>{standard?.target ? shortLength(standard.target) : standardText(stage)}</span>
        <span className={styles.side}>
          {standard?.breach ? words.lateFrom(shortLength(standard.breach)) : ""}
        </span>
      </Row>
      <Row>
        <span className={styles.side}>{safeguards.join(DOT)}</span>
      </Row>
    </>
  );
}

function BelievedRows({ stage }: { readonly stage: Stage }) {
  const said = stage.touchpoints.reduce((sum, one) => sum + statementsOf(one), 0);
  const { level } = stage.said.evidence;
  return (
    <>
      <Row>
        <span className={said === 0 ? styles.side : styles.main}>{words.statements(said)}</span>
      </Row>
      <TimeBar observed={null} standard={null} />
      <Row>
        <span className={styles.side}>{words.notMeasured}</span>
      </Row>
      <Row>
        <span className={styles.ground}>
          <BasisGlyph
            basis={level === "evidenced" ? "observed" : level === "stale" ? "believed" : "planned"}
          />
          {level === "evidenced"
            ? words.evidenced
            : level === "stale"
              ? words.stale
              : words.assumption}
        </span>
      </Row>
    </>
  );
}

function statementsOf(touchpoint: Stage["touchpoints"][number]): number {
  const { importance, performance, feelings, said } = touchpoint;
  const told = [importance.believed, performance.believed, feelings.believed].filter(
    (one) => one !== null,
  ).length;
  return told + said.pains.filter((one) => one.basis === "believed").length;
}

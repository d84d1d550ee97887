import type { FailPointSaid } from "../../api/page";
import { count, DOT, percent } from "../../core/format";
import { type Stage, shortLength, type Touchpoint } from "../../core/reading";
import { words } from "../../core/words";
import { timelineWords } from "../../core/words/timeline";
import { Chip } from "../../ui/chip";
import { Empty, Facts, Section } from "../../ui/facts";
import { Figure } from "../../ui/figure";
import styles from "./panel.module.css";

/** Where it can go wrong, whether events would show it, and what is done then. */
export function FailPointsTab({ element }: { readonly element: Stage | Touchpoint }) {
  const points = element.said.fail_points;
  if (points.length === 0) return <Empty>{words.noFailPoints}</Empty>;
  return points.map((point) => <Point key={point.key} point={point} element={element} />);
}

function Point({
  point,
  element,
}: {
  readonly point: FailPointSaid;
  readonly element: Stage | Touchpoint;
}) {
  const row = element.deviations.find((one) => one.ref === `fail_point:${point.key}`);
  const { recovery } = point;
  return (
    <Section title={point.name}>
      <p className={styles.glyphed}>
        {point.severity !== null && <Chip>{words.severity(point.severity)}</Chip>}
        <Chip>{point.is_detected ? words.detected : words.notDetected}</Chip>
      </p>
      <div className={styles.facts}>
        <Facts
          facts={[
            row === undefined
              ? null
              : {
                  label: words.failedIn,
                  value: (
                    <Figure number={`deviations.${row.key}.journeys`}>
                      {timelineWords.journeys(count(row.journeys), row.journeys)}
                    </Figure>
                  ),
                },
            point.cause === null ? null : { label: words.facts.cause, value: point.cause },
            point.harm === null ? null : { label: words.facts.why, value: point.harm },
            recovery === null
              ? null
              : {
                  label: words.facts.recovery,
                  value: (
                    <>
                      {recovery.actions.map((action) => (
                        <p key={action}>{action}</p>
                      ))}
                      <p className="faint">
                        {[
                          recovery.owner ?? words.noOwner,
                          recovery.within === null
                            ? null
                            : words.within(shortLength(recovery.within)),
                          recovery.expected_share === null
                            ? null
                            : words.expectedRecovery(percent(recovery.expected_share)),
                        ]
                          .filter((part) => part !== null)
                          .join(DOT)}
                      </p>
                    </>
                  ),
                },
            recovery?.message == null
              ? null
              : { label: words.facts.message, value: recovery.message },
          ]}
        />
      </div>
    </Section>
  );
}

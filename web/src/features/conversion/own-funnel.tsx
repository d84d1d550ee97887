import { count } from "../../core/format";
import { LEAST_N } from "../../core/reading";
import { type FunnelSearch, stepsOf } from "../../core/scope";
import { words as mapWords } from "../../core/words";
import { conversionWords } from "../../core/words/conversion";
import { Figure } from "../../ui/figure";
import { Notice } from "../../ui/notice";
import { TableFrame } from "../journey-frame/table-frame";
import { costOf, Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { TryAgain } from "../shell/try-again";
import styles from "./conversion.module.css";
import { FunnelBuilder } from "./funnel-builder";
import { ShareBars } from "./share-bars";
import type { FunnelAnswer, FunnelSaid } from "./use-funnel";

const words = conversionWords.own;

interface OwnFunnelProps {
  readonly search: FunnelSearch;
  readonly onChange: (part: Partial<FunnelSearch>) => void;
  readonly funnel: FunnelAnswer;
}

/** A funnel over any steps of the map, as a sentence, as bars and as a table. */
export function OwnFunnel({ search, onChange, funnel }: OwnFunnelProps) {
  const isAsked = stepsOf(search).length >= 2;
  return (
    <section className={styles.own} aria-label={words.title}>
      <h2>{words.title}</h2>
      <FunnelBuilder search={search} onChange={onChange} />
      {!isAsked && <p className="faint">{words.lead}</p>}
      {isAsked && funnel.isError && <TryAgain problem={funnel.error} onAgain={funnel.refetch} />}
      {isAsked && funnel.data !== undefined && (
        <div className={styles.dimmed} aria-busy={funnel.isPlaceholderData}>
          <FunnelShown funnel={funnel.data} within={search.within} />
        </div>
      )}
    </section>
  );
}

interface FunnelShownProps {
  readonly funnel: FunnelSaid;
  readonly within: string | undefined;
}

function FunnelShown({ funnel, within }: FunnelShownProps) {
  const { map, screen } = useShowing();
  const [first, ...rest] = funnel.steps;
  if (first === undefined) return null;
  const names = rest.map((step) => step.name).join(words.andThen);
  const window = words.windows.find(([key]) => key === within)?.[1] ?? within;
  return (
    <>
      <p className={styles.said}>
        {window === undefined
          ? words.reached(first.name, names)
          : words.reachedWithin(first.name, names, window)}{" "}
        {words.countedOnce(
          mapWords.countedBy(map.page.made.counted, first.n),
          count(first.still_open),
        )}
      </p>
      <Warning funnel={funnel} />
      {screen.isTable ? (
        <FunnelTable funnel={funnel} currency={map.page.map.currency} />
      ) : (
        <ShareBars
          name={words.chart}
          bars={funnel.steps.map((step, place) => ({
            key: step.key,
            name: step.name,
            number: `funnels.${step.key}.of_start`,
            estimate: step.of_start,
            beside:
              place === 0 ? (
                <span>
                  <Figure number={`funnels.${step.key}.n`}>{count(step.n)}</Figure>{" "}
                  {conversionWords.began}
                </span>
              ) : (
                <>
                  <span>{conversionWords.lostBefore(count(step.lost))}</span>
                  <Measured number={`funnels.${step.key}.time`} estimate={step.time} shows="main" />
                </>
              ),
          }))}
        />
      )}
    </>
  );
}

/** What looks wrong about a funnel: hardly anybody began, a step that nobody reaches, one that everybody does. */
function Warning({ funnel }: { readonly funnel: FunnelSaid }) {
  const [first, ...rest] = funnel.steps;
  if (first === undefined) return null;
  const dry = funnel.steps.find((step) => step.n === 0);
  const said =
    dry !== undefined
      ? words.nobodyAt(dry.name)
      : first.n < LEAST_N
        ? words.started(first.n)
        : rest.every((step) => step.n === first.n)
          ? words.everybody
          : null;
  if (said === null) return null;
  return (
    <Notice kind="watch">
      <p>{said}</p>
    </Notice>
  );
}

interface FunnelTableProps {
  readonly funnel: FunnelSaid;
  readonly currency: string | null;
}

function FunnelTable({ funnel, currency }: FunnelTableProps) {
  return (
    <TableFrame
      name={words.title}
      columns={[
        { key: "step", name: words.stepColumn },
        { key: "n", name: conversionWords.reached, isNumber: true },
        { key: "of_start", name: conversionWords.ofStart, isNumber: true },
        { key: "of_previous", name: words.ofPrevious, isNumber: true },
        { key: "lost", name: words.lost, isNumber: true },
        { key: "time", name: conversionWords.time, isNumber: true },
        { key: "cost", name: words.cost, isNumber: true },
      ]}
      rows={funnel.steps.map((step) => ({
        key: step.key,
        cells: [
          step.name,
          <Figure key="n" number={`funnels.${step.key}.n`}>
            {count(step.n)}
          </Figure>,
          <Measured key="s" number={`funnels.${step.key}.of_start`} estimate={step.of_start} />,
          <Measured
            key="p"
            number={`funnels.${step.key}.of_previous`}
            estimate={step.of_previous}
          />,
          count(step.lost),
          <Measured key="t" number={`funnels.${step.key}.time`} estimate={step.time} />,
          costOf(step.cost_per_arrival, currency) ?? conversionWords.noCost,
        ],
      }))}
    />
  );
}

import type { JourneySaid } from "../../api/page";
import { count, day, span } from "../../core/format";
import { membersOf, rowsOf } from "../../core/members";
import type { LivingMap, Stage } from "../../core/reading";
import { stageTimeWords } from "../../core/words/stage-time";
import { Figure } from "../../ui/figure";
import { TableFrame } from "../journey-frame/table-frame";
import { useCustomers, WithCustomers } from "../living-map/customers";
import { useShowing } from "../living-map/showing";
import styles from "./stage-time.module.css";

const words = stageTimeWords.overdue;

/** Who is over the limit of a stage now, the longest wait first. */
export function Overdue({ stage }: { readonly stage: Stage }) {
  const { map } = useShowing();
  const standard = stage.measured?.standard ?? null;
  const number = `stages.${stage.said.key}.standard.overdue_now`;
  return (
    <div className={styles.overdue} data-overdue={stage.said.key}>
      <h2>
        {words.title(stage.said.name)}
        {standard !== null && <Figure number={number}>{count(standard.overdue_now)}</Figure>}
      </h2>
      {standard === null ? (
        <p className="faint">{words.noStandard}</p>
      ) : map.page.made.customers === "hidden" ? (
        <p className="faint">{words.hidden}</p>
      ) : standard.overdue_now === 0 ? (
        <p className="faint">{words.none}</p>
      ) : (
        <WithCustomers>
          <OverdueTable map={map} number={number} title={words.title(stage.said.name)} />
        </WithCustomers>
      )}
    </div>
  );
}

interface OverdueTableProps {
  readonly map: LivingMap;
  readonly number: string;
  readonly title: string;
}

function OverdueTable({ map, number, title }: OverdueTableProps) {
  const { around, show } = useShowing();
  const { value: listing, instead } = useCustomers().useListing(number);
  if (listing === undefined) return instead;
  const listed = membersOf(listing.who, number)?.did;
  const journeys: readonly JourneySaid[] =
    listed === undefined
      ? []
      : rowsOf(listed)
          .flatMap((row) => listing.journeys[row.journey] ?? [])
          .sort((a, b) => (b.open?.age_s ?? 0) - (a.open?.age_s ?? 0));
  if (journeys.length === 0) return <p className="faint">{words.none}</p>;
  return (
    <>
      <TableFrame
        name={title}
        columns={[
          { key: "account", name: words.account },
          { key: "waits", name: words.waits, isNumber: true },
          { key: "quiet", name: words.quiet, isNumber: true },
          { key: "due", name: words.due },
          { key: "owner", name: words.owner },
        ]}
        rows={journeys.map((one) => ({
          key: one.key,
          cells: [
            <span key="account" className={styles.account}>
              <button
                type="button"
                className={styles.open}
                onClick={() => show({ who: number, journey: one.key }, true)}
              >
                {one.account_name ?? one.account ?? one.case}
              </button>
              {around.journeyLink?.(one)}
            </span>,
            one.open === null ? "" : span(one.open.age_s),
            one.open === null ? "" : span(one.open.idle_s),
            one.open?.due_at ? day(one.open.due_at, map.timezone) : "",
            one.open?.owner ?? "",
          ],
        }))}
      />
      {listed !== undefined && listed.leftOut > 0 && (
        <p className="faint">{words.more(count(listed.leftOut))}</p>
      )}
    </>
  );
}

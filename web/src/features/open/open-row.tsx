import { Link } from "@tanstack/react-router";
import { DOT, day, fullMoney, money, span, zonedMoment } from "../../core/format";
import { customerWords } from "../../core/words/customers";
import { Status } from "../../ui/chip";
import {
  AssigneeField,
  CareOutcome,
  DueField,
  NoteField,
  useCareFields,
} from "../care/care-fields";
import styles from "./open.module.css";
import type { OpenState } from "./open-search";
import type { OpenCustomer, OpenList } from "./use-open";

const words = customerWords.open;
export const CONDITIONS = {
  stuck: "breach",
  dead_end: "breach",
  slow: "watch",
  on_track: "ok",
  unknown: "unsure",
} as const satisfies Record<OpenState, string>;

interface RowProps {
  readonly journey: string;
  readonly list: OpenList;
  readonly row: OpenCustomer;
}

/** One open journey: who, where, since when, against what; who cares for it, until when, a note. */
export function OpenRow({ journey, list, row }: RowProps) {
  const who = row.account_name ?? row.account ?? words.noName;
  const props = {
    journey,
    caseId: row.case,
    who,
    care: row.care ?? null,
    people: list.people,
  };
  const state = useCareFields(props);
  const care = { ...props, state };
  return (
    <tr data-case={row.case}>
      <td className={styles.customer}>
        <Link
          to="/accounts/$account"
          params={{ account: row.account ?? row.case }}
          search={{ journey }}
          className={styles.name}
        >
          {who}
        </Link>
        <span className={styles.detail}>
          {[row.case === row.account ? null : row.case, row.segment]
            .filter((part) => part !== null)
            .join(DOT)}
        </span>
      </td>
      <Stands list={list} row={row} />
      <td className={styles.since}>
        <time dateTime={row.since} title={zonedMoment(row.since, list.timezone)}>
          {day(row.since, list.timezone)}
        </time>
        <span className={styles.detail}>{words.waits(span(row.age_s))}</span>
        <span className={styles.detail}>{words.quiet(span(row.idle_s))}</span>
      </td>
      <Against list={list} row={row} />
      <td
        className={styles.value}
        data-label={words.columns.value}
        title={row.value === null ? undefined : fullMoney(row.value, row.currency ?? "")}
      >
        {row.value === null ? (
          <span className="faint">{words.notKnown}</span>
        ) : (
          money(row.value, row.currency ?? "")
        )}
      </td>
      <td className={styles.owner} data-label={words.columns.owner}>
        {row.owner ?? <span className="faint">{words.nobodyOwns}</span>}
      </td>
      <td className={styles.assignee} data-label={words.columns.assignee}>
        <AssigneeField {...care} />
      </td>
      <td className={styles.due} data-label={words.columns.due}>
        <DueField {...care} />
      </td>
      <td className={styles.note} data-label={words.columns.note}>
        <NoteField {...care} />
        <CareOutcome {...care} />
      </td>
    </tr>
  );
}

interface CellProps {
  readonly list: OpenList;
  readonly row: OpenCustomer;
}

function Stands({ list, row }: CellProps) {
  const stage = list.stages.find((one) => one.key === row.stage)?.name ?? row.stage;
  return (
    <td className={styles.stage}>
      <span>{stage}</span>
      <span className={styles.detail}>
        <Status condition={CONDITIONS[row.state]}>{customerWords.states[row.state]}</Status>
      </span>
      {row.next_step !== null && <span className={styles.detail}>{words.next(row.next_step)}</span>}
    </td>
  );
}

/** What the time is held against: the day it was due, or what is usual. */
function Against({ list, row }: CellProps) {
  const overdue =
    row.due_at === null ? null : (Date.parse(list.data_to) - Date.parse(row.due_at)) / 1000;
  return (
    <td className={styles.against}>
      {row.due_at !== null && overdue !== null ? (
        <>
          <span>{overdue > 0 ? words.late(span(overdue)) : words.left(span(-overdue))}</span>
          <span className={styles.detail}>{words.dueOn(day(row.due_at, list.timezone))}</span>
        </>
      ) : row.usual_s !== null ? (
        <>
          <span>{words.usual(span(row.usual_s))}</span>
          <span className={styles.detail}>{words.noStandard}</span>
        </>
      ) : (
        <span className="faint">{words.noStandard}</span>
      )}
    </td>
  );
}

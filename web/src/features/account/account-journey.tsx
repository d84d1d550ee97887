import { Link } from "@tanstack/react-router";
import { day, fullMoney, money, span, zonedMoment } from "../../core/format";
import { words as mapWords, plainWords } from "../../core/words";
import { customerWords } from "../../core/words/customers";
import { Status } from "../../ui/chip";
import { Facts } from "../../ui/facts";
import { ScrollRegion } from "../../ui/scroll-region";
import {
  AssigneeField,
  CareOutcome,
  DueField,
  NoteField,
  useCareFields,
} from "../care/care-fields";
import { CONDITIONS } from "../open/open-row";
import { StagesStrip } from "../who/stages-strip";
import { TimelineEntries } from "../who/timeline-entries";
import styles from "./account.module.css";
import { peopleOf } from "./contacts";
import { namingTold, timelineTold } from "./told-timeline";
import type { AccountJourney, AccountSaid } from "./use-account";

const words = customerWords.account;
const ENDS = { success: "ok", failure: "breach", neutral: "unsure", timed_out: "watch" } as const;

interface CardProps {
  readonly said: AccountSaid;
  /** the journey whose map this is */
  readonly journey: string;
  readonly one: AccountJourney;
  readonly isFirst: boolean;
}

/** One journey of the customer: how it stands, its stages and paths, and everything that happened. */
export function AccountJourneyCard({ said, journey, one, isFirst }: CardProps) {
  const naming = namingTold(said);
  const timeline = timelineTold(one, peopleOf(said));
  return (
    <details className={styles.card} open={isFirst} data-case={one.case}>
      <summary className={styles.summary}>
        <h2>{one.case}</h2>
        <Standing one={one} zone={said.timezone} />
      </summary>
      <div className={styles.inside}>
        <div className={styles.facts}>
          <JourneyFacts one={one} said={said} />
          {one.stands !== null && <CareOf said={said} journey={journey} one={one} />}
          <StagesStrip timeline={timeline} naming={naming} />
          <Gates one={one} zone={said.timezone} />
          <Link
            to="/m/$journey"
            params={{ journey }}
            hash={one.stands === null ? "" : `sel=stage:${one.stands.stage.key}`}
          >
            {words.onMap}
          </Link>
        </div>
        <ScrollRegion className={styles.timeline} label={words.timeline}>
          <h3>{words.timeline}</h3>
          <TimelineEntries timeline={timeline} naming={naming} />
        </ScrollRegion>
      </div>
    </details>
  );
}

function Standing({ one, zone }: { readonly one: AccountJourney; readonly zone: string }) {
  const { stands, outcome } = one;
  if (stands !== null) {
    return (
      <span className={styles.standing}>
        <Status condition={CONDITIONS[stands.state]}>{customerWords.states[stands.state]}</Status>
        <span>{stands.stage.name}</span>
        <span className="faint">{customerWords.open.waits(span(stands.age_s))}</span>
      </span>
    );
  }
  if (outcome === null) return <span className="faint">{mapWords.who.goesOn}</span>;
  return (
    <span className={styles.standing}>
      <Status condition={ENDS[outcome]}>
        {one.outcome_name ?? mapWords.outcomes[outcome]}
        {one.end_reason !== null && ` (${plainWords(one.end_reason)})`}
      </Status>
      {one.ended_at !== null && <span className="faint">{day(one.ended_at, zone)}</span>}
    </span>
  );
}

function JourneyFacts({ one, said }: { readonly one: AccountJourney; readonly said: AccountSaid }) {
  const { stands } = one;
  const zone = said.timezone;
  const amount = (value: number, currency: string | null) => (
    <span title={fullMoney(value, currency ?? "")}>{money(value, currency ?? "")}</span>
  );
  return (
    <Facts
      facts={[
        stands === null
          ? null
          : {
              label: words.since,
              value: (
                <time dateTime={stands.since} title={zonedMoment(stands.since, zone)}>
                  {day(stands.since, zone)}
                </time>
              ),
            },
        stands === null
          ? null
          : { label: customerWords.open.columns.against, value: againstOf(stands, said) },
        stands === null
          ? null
          : { label: words.next, value: stands.next_step ?? words.nothingNext },
        stands === null
          ? null
          : { label: words.owner, value: stands.owner ?? customerWords.open.nobodyOwns },
        {
          label: words.value,
          value: one.value === null ? customerWords.open.notKnown : amount(one.value, one.currency),
        },
        one.segment === null ? null : { label: words.segment, value: one.segment },
        one.is_left_truncated ? { label: "", value: words.late } : null,
        one.reopened > 0 ? { label: "", value: words.again(one.reopened) } : null,
      ]}
    />
  );
}

/** What the time is held against: the day it was due, or what is usual. */
function againstOf(
  stands: NonNullable<AccountJourney["stands"]>,
  { data_to, timezone }: AccountSaid,
): string {
  if (stands.due_at !== null) {
    const overdue = (Date.parse(data_to) - Date.parse(stands.due_at)) / 1000;
    const said =
      overdue > 0
        ? customerWords.open.late(span(overdue))
        : customerWords.open.left(span(-overdue));
    return `${said}, ${customerWords.open.dueOn(day(stands.due_at, timezone))}`;
  }
  if (stands.usual_s !== null) return customerWords.open.usual(span(stands.usual_s));
  return customerWords.open.noStandard;
}

function CareOf({ said, journey, one }: Omit<CardProps, "isFirst">) {
  const props = {
    journey,
    caseId: one.case,
    who: said.name ?? said.account,
    care: one.care ?? null,
    people: said.people,
  };
  const care = { ...props, state: useCareFields(props) };
  return (
    <section className={styles.care} aria-label={words.care}>
      <span className={styles.label}>{customerWords.open.columns.assignee}</span>
      <AssigneeField {...care} />
      <span className={styles.label}>{customerWords.open.columns.due}</span>
      <DueField {...care} />
      <span className={styles.label}>{customerWords.open.columns.note}</span>
      <NoteField {...care} />
      <CareOutcome {...care} />
    </section>
  );
}

function Gates({ one, zone }: { readonly one: AccountJourney; readonly zone: string }) {
  if (one.gates.length === 0) return null;
  return (
    <div>
      <h3 className={styles.label}>{words.gates}</h3>
      <ul className={styles.gates}>
        {one.gates.map((gate) => (
          <li key={`${gate.stage.key}${gate.opened_at}`}>
            <Status condition={gate.opened_at === null ? "watch" : "ok"}>
              {gate.opened_at === null
                ? words.gateShut(gate.stage.name, gate.waits_for.map((one) => one.name).join(", "))
                : words.gateOpen(gate.stage.name, day(gate.opened_at, zone))}
            </Status>
          </li>
        ))}
      </ul>
    </div>
  );
}

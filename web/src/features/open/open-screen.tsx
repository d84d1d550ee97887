import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { count, DOT, fullMoney, moment, money } from "../../core/format";
import { appWords } from "../../core/words/app";
import { customerWords } from "../../core/words/customers";
import { keyWords } from "../../core/words/keys";
import { cx } from "../../ui/names";
import { Notice } from "../../ui/notice";
import { useScreenKeys } from "../keys/key-list";
import { NoRight } from "../session/no-right";
import { useNotices } from "../session/use-notices";
import { useHere, useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { TryAgain } from "../shell/try-again";
import styles from "./open.module.css";
import { OpenFilters } from "./open-filters";
import type { OpenSearch } from "./open-search";
import { OpenTable } from "./open-table";
import { type OpenCustomer, type OpenList, useOpen } from "./use-open";

const words = customerWords.open;
const KEYS = { title: keyWords.screens.open, rows: keyWords.open };

/** Who needs care now: stuck, slow or at a dead end, and what is agreed about each. */
export function OpenScreen() {
  const may = useMay("customers.read");
  useScreenKeys(KEYS);
  const { journey } = useParams({ from: "/inside/m/$journey/open" });
  const search = useSearch({ from: "/inside/m/$journey/open" });
  const navigate = useNavigate({ from: "/m/$journey/open" });
  const open = useOpen(journey, search, may);
  useNotices((kind) => {
    if (kind === "care.changed" || kind === "snapshot.ready" || kind === "resync") open.refetch();
  });
  const change = (next: OpenSearch) => navigate({ search: next, replace: true });
  return (
    <Screen title={words.title} isWide>
      {!may && <NoRight right="customers.read" />}
      {open.isError && <TryAgain problem={open.error} onAgain={open.refetch} />}
      {may && open.isPending && <Skeleton />}
      {open.data !== undefined && (
        <div className={cx(styles.whole, open.isPlaceholderData && styles.dimmed)}>
          <Sum list={open.data} />
          <OpenFilters list={open.data} search={search} onChange={change} />
          <Body journey={journey} list={open.data} search={search} />
        </div>
      )}
    </Screen>
  );
}

interface BodyProps {
  readonly journey: string;
  readonly list: OpenList;
  readonly search: OpenSearch;
}

function Body({ journey, list, search }: BodyProps) {
  const { session } = useHere();
  const rows = list.listed.filter((one) => isCaredBy(one, search.assignee, session.id));
  const openNow = list.stages.reduce(
    (all, row) => all + row.stuck + row.slow + row.dead_end + row.on_track + row.unknown,
    0,
  );
  if (openNow === 0) {
    return (
      <Notice kind="plain">
        <p>
          {words.noEvents} <Link to="/data">{words.connect}</Link>
        </p>
      </Notice>
    );
  }
  if (rows.length === 0) {
    return (
      <Notice kind="ok">
        <p>
          <strong>{words.nobody}</strong> {words.nobodySaid}{" "}
          <Link to="/m/$journey/open" params={{ journey }} search={{}}>
            {words.clear}
          </Link>
        </p>
      </Notice>
    );
  }
  return (
    <>
      <OpenTable journey={journey} list={list} rows={rows} />
      {list.left_out > 0 && (
        <p className="faint">{words.listed(count(list.listed.length), count(list.left_out))}</p>
      )}
      <p className={cx(styles.keys, "keyed")}>{words.keys}</p>
    </>
  );
}

function isCaredBy(one: OpenCustomer, wanted: string | undefined, me: string): boolean {
  if (wanted === undefined) return true;
  const assignee = one.care?.assignee ?? null;
  if (wanted === "nobody") return assignee === null;
  return assignee === (wanted === "me" ? me : wanted);
}

/** How many, what stands still with them, and up to when the data goes. */
function Sum({ list }: { readonly list: OpenList }) {
  const toCare = list.stages.reduce((all, row) => all + row.stuck + row.dead_end + row.slow, 0);
  const stakes = new Map<string, number>();
  for (const { currency, value } of list.stages.flatMap((row) => row.at_stake)) {
    stakes.set(currency ?? "", (stakes.get(currency ?? "") ?? 0) + value);
  }
  const said = [...stakes].map(([currency, value]) => money(value, currency)).join(", ");
  const full = [...stakes].map(([currency, value]) => fullMoney(value, currency)).join(", ");
  return (
    <p className={styles.sum} title={full}>
      {words.lead(toCare, said)}
      <span className="faint">
        {DOT}
        {words.dataTo(moment(list.data_to, list.timezone))}
      </span>
    </p>
  );
}

function Skeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label={words.loading}>
      <span className="faint">{appWords.loading}</span>
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <span key={row} className={styles.bone} />
      ))}
    </div>
  );
}

import { useState } from "react";
import { count, moment, zonedMoment, zoneHere } from "../../core/format";
import { adminWords } from "../../core/words/admin";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Select } from "../../ui/select";
import { useHere } from "../session/workspace";
import { TryAgain } from "../shell/try-again";
import styles from "./admin.module.css";
import { AdminTable, TableBones } from "./admin-table";
import { type AuditFilter, type AuditRow, auditAddress, useAudit, useMembers } from "./use-admin";

const words = adminWords.audit;
const ORDER = ["n", "at", "who", "what", "about"] as const;
const ALL: AuditFilter = { person: null, what: null, since: null, until: null };

/** Who did what, when; filtered, older ones on demand, all of it to take away. */
export function AuditPart() {
  const { workspace } = useHere();
  const [filter, setFilter] = useState(ALL);
  const isUnfiltered = Object.values(filter).every((one) => one === null);
  const audit = useAudit(filter);
  const pages = audit.data?.pages;
  const first = pages?.[0];
  const rows = pages?.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles.part}>
      {audit.isError && <TryAgain problem={audit.error} onAgain={audit.refetch} />}
      {first?.broken_at != null && (
        <Notice kind="breach">
          <p>{words.broken(count(first.broken_at))}</p>
        </Notice>
      )}
      <Filters filter={filter} kinds={first?.kinds ?? []} onChange={setFilter} />
      {first === undefined && !audit.isError && <TableBones label={adminWords.loading} />}
      {first !== undefined && rows.length === 0 && (
        <Notice kind="plain">{isUnfiltered ? words.nothingYet : words.empty}</Notice>
      )}
      {first !== undefined && rows.length > 0 && (
        <>
          <p className="faint">
            {words.shown(count(rows.length), count(first.of))}{" "}
            {first.broken_at === null && words.holds}
          </p>
          <AdminTable
            label={adminWords.tabs.audit}
            columns={words.columns}
            order={ORDER}
            rows={rows.map(told)}
          />
        </>
      )}
      <p className={styles.verbs}>
        {audit.hasNextPage && rows.length < (first?.of ?? 0) && (
          <Button onClick={() => void audit.fetchNextPage()}>{words.more}</Button>
        )}
        <a className={styles.link} href={auditAddress(workspace.id, filter)} download="audit.csv">
          {words.export}
        </a>
      </p>
    </div>
  );
}

interface FiltersProps {
  readonly filter: AuditFilter;
  readonly kinds: readonly string[];
  readonly onChange: (filter: AuditFilter) => void;
}

function Filters({ filter, kinds, onChange }: FiltersProps) {
  const members = useMembers();
  return (
    <div className={styles.filters}>
      <Select
        label={words.columns.who}
        value={filter.person ?? ""}
        onChange={(person) => onChange({ ...filter, person: person || null })}
        options={[
          { value: "", label: words.anybody },
          ...(members.data ?? []).map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      <Select
        label={words.columns.what}
        value={filter.what ?? ""}
        onChange={(what) => onChange({ ...filter, what: what || null })}
        options={[
          { value: "", label: words.anything },
          ...kinds.map((kind) => ({ value: kind, label: words.kinds[kind] ?? kind })),
        ]}
      />
      {(["since", "until"] as const).map((edge) => (
        <label key={edge} className={styles.date}>
          <span>{words[edge]}</span>
          <input
            type="date"
            value={filter[edge] ?? ""}
            onChange={(event) => onChange({ ...filter, [edge]: event.target.value || null })}
          />
        </label>
      ))}
    </div>
  );
}

function told(row: AuditRow) {
  return {
    key: String(row.n),
    cells: {
      n: count(row.n),
      at: <span title={zonedMoment(row.at, zoneHere())}>{moment(row.at, zoneHere())}</span>,
      who: row.person_name ?? row.person ?? words.nobody,
      what: words.kinds[row.what] ?? row.what,
      about: (
        <span className={styles.about}>
          {Object.entries(row.about)
            .filter(([, value]) => value !== null)
            .map(([name, value]) => `${name}: ${plainOf(value)}`)
            .join(", ")}
        </span>
      ),
    },
  };
}

function plainOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

import { count } from "../../core/format";
import { customerWords } from "../../core/words/customers";
import { Button } from "../../ui/button";
import { StatusGlyph } from "../../ui/glyph";
import { Select } from "../../ui/select";
import { useHere } from "../session/workspace";
import styles from "./open.module.css";
import { CONDITIONS } from "./open-row";
import { type OpenSearch, STATES, statesOf, wordOf } from "./open-search";
import type { OpenList } from "./use-open";

const words = customerWords.open;

interface FiltersProps {
  readonly list: OpenList;
  readonly search: OpenSearch;
  readonly onChange: (search: OpenSearch) => void;
}

/** Which open customers: by state, stage, owner, and who cares for them. */
export function OpenFilters({ list, search, onChange }: FiltersProps) {
  const { session } = useHere();
  const chosen = statesOf(search);
  const owners = new Map(list.stages.map((row) => [row.owner ?? "", row.owner_name]));
  owners.delete("");
  return (
    <section className={styles.filters} aria-label={words.filters}>
      <fieldset className={styles.states} aria-label={words.stateFilter}>
        {STATES.map((state) => {
          const n = list.stages.reduce((all, row) => all + row[state], 0);
          const isOn = chosen.includes(state);
          const next = isOn ? chosen.filter((one) => one !== state) : [...chosen, state];
          return (
            <Button
              key={state}
              isPressed={isOn}
              onClick={() => onChange({ ...search, state: wordOf(next) })}
            >
              <StatusGlyph condition={CONDITIONS[state]} />
              {customerWords.states[state]} <span className={styles.n}>{count(n)}</span>
            </Button>
          );
        })}
      </fieldset>
      <Select
        label={words.stage}
        value={search.stage ?? ""}
        onChange={(stage) => onChange({ ...search, stage: stage || undefined })}
        options={[
          { value: "", label: words.allStages },
          ...list.stages.map((row) => ({ value: row.key, label: row.name })),
        ]}
      />
      <Select
        label={words.owner}
        value={search.owner ?? ""}
        onChange={(owner) => onChange({ ...search, owner: owner || undefined })}
        options={[
          { value: "", label: words.allOwners },
          ...[...owners].map(([key, name]) => ({ value: key, label: name ?? key })),
        ]}
      />
      {list.segments.length > 0 && (
        <Select
          label={words.segment}
          value={search.segment ?? ""}
          onChange={(segment) => onChange({ ...search, segment: segment || undefined })}
          options={[
            { value: "", label: words.allSegments },
            ...list.segments.map((one) => ({ value: one.key, label: one.name })),
          ]}
        />
      )}
      <Select
        label={words.assignee}
        value={search.assignee ?? ""}
        onChange={(assignee) => onChange({ ...search, assignee: assignee || undefined })}
        options={[
          { value: "", label: words.anybody },
          { value: "me", label: words.me },
          { value: "nobody", label: words.noOne },
          ...list.people
            .filter((one) => one.id !== session.id)
            .map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
    </section>
  );
}

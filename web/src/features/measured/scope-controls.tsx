import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Page } from "../../api/page";
import { askedOf, isWhole, periodsOf, type ScopeSearch, stated } from "../../core/scope";
import { besideWords as besides } from "../../core/words/beside";
import { scopeWords as words } from "../../core/words/scope";
import { Button } from "../../ui/button";
import { Select } from "../../ui/select";
import { useJourneys } from "../journeys/use-journeys";
import { useVersions } from "../versions/use-versions";
import styles from "./scope-controls.module.css";
import { useAskAhead } from "./use-ask-ahead";

interface ControlsProps {
  readonly journey: string;
  readonly scope: ScopeSearch;
  readonly page: Page;
}

/** Which map and which journeys the server measures; it stands in the address. */
export function ScopeControls({ journey, scope, page }: ControlsProps) {
  const navigate = useNavigate();
  const askAhead = useAskAhead(journey);
  const change = (part: ScopeSearch) => {
    askAhead(stated({ ...scope, ...part }));
    void navigate({ to: ".", search: (before) => stated({ ...before, ...part }), hash: true });
  };
  const { segments, paths, channels } = page.map;
  return (
    <>
      <VersionSelect journey={journey} scope={scope} onChange={change} />
      <AgainstSelect journey={journey} scope={scope} shown={page.map.version} onChange={change} />
      <Period scope={scope} dataTo={page.made.data_to} onChange={change} />
      <OneOf
        label={words.segment}
        all={words.allSegments}
        value={scope.segment}
        of={segments}
        onChange={(segment) => change({ segment })}
      />
      {scope.segment !== undefined && (
        <Link to="/m/$journey/segments" params={{ journey }} search={scope}>
          {words.compare}
        </Link>
      )}
      <OneOf
        label={words.path}
        all={words.allPaths}
        value={scope.path}
        of={paths}
        onChange={(path) => change({ path })}
      />
      <OneOf
        label={words.channel}
        all={words.allChannels}
        value={scope.channel}
        of={channels}
        onChange={(channel) => change({ channel })}
      />
      <Select
        label={words.counting}
        value={scope.by ?? ""}
        onChange={(by) => change({ by: by || undefined })}
        options={[
          { value: "", label: words.asTheMap },
          ...words.countings.map(([value, label]) => ({ value, label })),
          ...(scope.by === undefined || words.countings.some(([value]) => value === scope.by)
            ? []
            : [{ value: scope.by, label: scope.by }]),
        ]}
      />
      <Button
        isPressed={scope.open === true}
        title={words.openOnlyHint}
        onClick={() => change({ open: scope.open === true ? undefined : true })}
      >
        {words.openOnly}
      </Button>
      {!isWhole(scope) && (
        <Button
          kind="quiet"
          onClick={() =>
            void navigate({ to: ".", search: (before) => withoutScope(before), hash: true })
          }
        >
          {words.clear}
        </Button>
      )}
    </>
  );
}

/** Every journey again; what a screen itself remembers stays. */
function withoutScope<T extends object>(search: T): ScopeSearch {
  const named = new Set(Object.keys(askedOf({})));
  return Object.fromEntries(Object.entries(search).filter(([name]) => !named.has(name)));
}

interface OneOfProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly of: readonly { readonly key: string; readonly name: string }[];
  readonly onChange: (key: string | undefined) => void;
}

function OneOf({ label, all, value, of, onChange }: OneOfProps) {
  if (of.length === 0 && value === undefined) return null;
  return (
    <Select
      label={label}
      value={value ?? ""}
      onChange={(key) => onChange(key || undefined)}
      options={[
        { value: "", label: all },
        ...of.map((one) => ({ value: one.key, label: one.name })),
        ...(value === undefined || of.some((one) => one.key === value)
          ? []
          : [{ value, label: value }]),
      ]}
    />
  );
}

interface PartProps {
  readonly scope: ScopeSearch;
  readonly onChange: (part: ScopeSearch) => void;
}

const OWN = "own";

/** When the journeys began: any time, a year, the last months, or days of one's own. */
function Period({ scope, dataTo, onChange }: PartProps & { readonly dataTo: string }) {
  const periods = periodsOf(dataTo);
  const { since, until } = scope;
  const known = periods.find((one) => one.since === since && one.until === until);
  const isWhole = since === undefined && until === undefined;
  const [isOwn, setOwn] = useState(false);
  const value = isOwn ? OWN : isWhole ? "" : (known?.key ?? OWN);
  return (
    <>
      <Select
        label={words.began}
        value={value}
        onChange={(key) => {
          const chosen = periods.find((one) => one.key === key);
          setOwn(key === OWN);
          if (key !== OWN) onChange({ since: chosen?.since, until: chosen?.until });
        }}
        options={[
          { value: "", label: words.anyTime },
          ...periods.map((one) => ({ value: one.key, label: words.periods(one.key) })),
          { value: OWN, label: words.ownDays },
        ]}
      />
      {value === OWN && (
        <span className={styles.days}>
          <DayField label={words.from} value={since} onChange={(day) => onChange({ since: day })} />
          <DayField
            label={words.before}
            value={until}
            onChange={(day) => onChange({ until: day })}
          />
        </span>
      )}
    </>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

const FIRST_DAY = "1990-01-01"; // a year that is being typed passes 0002 and 0020

/** A day; it is asked for as soon as it is whole. */
function DayField({ label, value, onChange }: DayProps) {
  const [typed, type] = useState<string | null>(null);
  return (
    <label className={styles.day}>
      <span>{label}</span>
      <input
        type="date"
        value={typed ?? value ?? ""}
        onChange={(event) => {
          const day = event.target.value;
          type(day);
          if (day > FIRST_DAY || day === "") onChange(day || undefined);
        }}
        onBlur={() => type(null)}
      />
    </label>
  );
}

/** The version in force, another one, or a draft. */
function VersionSelect({ journey, scope, onChange }: PartProps & { readonly journey: string }) {
  const drafts = useJourneys().data?.find((one) => one.key === journey)?.drafts ?? [];
  const versions = useVersions(journey);
  return (
    <Select
      label={words.version}
      value={scope.draft === undefined ? (scope.version ?? "") : `draft:${scope.draft}`}
      onChange={(chosen) =>
        onChange(
          chosen.startsWith("draft:")
            ? { version: undefined, draft: chosen.slice("draft:".length), against: undefined }
            : { version: chosen || undefined, draft: undefined },
        )
      }
      options={[
        { value: "", label: words.inForce },
        ...(versions.data ?? []).map((one) => ({
          value: one.version,
          label: words.numbered(one.version),
        })),
        ...drafts.map((one) => ({ value: `draft:${one.id}`, label: words.draft(one.name) })),
      ]}
    />
  );
}

/** The version that the map is drawn beside. */
function AgainstSelect({
  journey,
  scope,
  shown,
  onChange,
}: PartProps & { readonly journey: string; readonly shown: string }) {
  const versions = useVersions(journey);
  const others = versions.data?.filter((one) => one.version !== shown) ?? [];
  if (others.length === 0 || scope.draft !== undefined) return null;
  return (
    <Select
      label={besides.beside.with}
      value={scope.against ?? ""}
      onChange={(against) => onChange({ against: against || undefined })}
      options={[
        { value: "", label: besides.beside.withNone },
        ...others.map((one) => ({ value: one.version, label: words.numbered(one.version) })),
      ]}
    />
  );
}

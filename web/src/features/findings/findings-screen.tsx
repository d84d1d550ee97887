import { useSearch } from "@tanstack/react-router";
import type { FindingRow } from "../../api/page";
import { count } from "../../core/format";
import { type LivingMap, refOfCell } from "../../core/reading";
import { findingWords } from "../../core/words";
import { findingListWords as words } from "../../core/words/finding-lists";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/facts";
import { Select } from "../../ui/select";
import { FindingLine } from "../boards/findings";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { OnMap } from "../journey-frame/on-map";
import { useAddress, useChangeAddress } from "../journey-frame/use-address";
import { useShowing } from "../living-map/showing";
import { TryAgain } from "../shell/try-again";
import { department } from "../who/number-words";
import styles from "./findings.module.css";
import { type FindingsSearch, readFindingsSearch } from "./findings-search";
import { MapFindings, stageOfRef } from "./map-findings";
import { type MapFinding, useMapFindings } from "./use-map-findings";

const NOBODY = "nobody";
const NO_FINDINGS: readonly MapFinding[] = [];

/** What deserves attention: of what customers do, and of the map itself. */
export function FindingsScreen() {
  return (
    <JourneyScreen screen="findings">
      <Findings />
    </JourneyScreen>
  );
}

function Findings() {
  const { map } = useShowing();
  const { journey, scope } = useAddress();
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const search = readFindingsSearch(raw);
  const drawn = useMapFindings(journey, scope);
  const measured = map.page.overlay.findings;
  const found = drawn.data ?? NO_FINDINGS;
  const shown = measured.filter((one) => isMeant(one, search, map));
  const shownDrawn = found.filter((one) => isMeantOfMap(one, search, map));
  return (
    <>
      <p>{words.said(measured.length, found.length)}</p>
      <Filters search={search} measured={measured} drawn={found} />
      <section className={styles.part} aria-label={words.measured} data-part="measured">
        <h2>
          {words.measured} <span className={styles.n}>{count(shown.length)}</span>
        </h2>
        <p className="faint">{words.measuredSaid}</p>
        {shown.length === 0 ? (
          <Empty>{measured.length === 0 ? words.noneMeasured : words.noneHere}</Empty>
        ) : (
          <ol className={styles.list} aria-label={words.measured}>
            {shown.map((finding, index) => (
              <Measured key={finding.fingerprint} finding={finding} rank={index + 1} map={map} />
            ))}
          </ol>
        )}
      </section>
      <section className={styles.part} aria-label={words.drawn} data-part="drawn">
        <h2>
          {words.drawn} <span className={styles.n}>{count(shownDrawn.length)}</span>
        </h2>
        <p className="faint">{words.drawnSaid}</p>
        {drawn.isPending && <p role="status">{words.loading}</p>}
        {drawn.isError && <TryAgain problem={drawn.error} onAgain={drawn.refetch} />}
        {drawn.data !== undefined &&
          (shownDrawn.length === 0 ? (
            <Empty>{found.length === 0 ? words.noneDrawn : words.noneHere}</Empty>
          ) : (
            <MapFindings findings={shownDrawn} map={map} />
          ))}
      </section>
    </>
  );
}

interface MeasuredProps {
  readonly finding: FindingRow;
  readonly rank: number;
  readonly map: LivingMap;
}

function Measured({ finding, rank, map }: MeasuredProps) {
  const ref = refOfCell(map.page, finding.cell);
  const element = map.byRef.get(ref ?? "");
  return (
    <FindingLine
      finding={finding}
      rank={rank}
      beside={
        element === undefined || ref === null ? null : (
          <OnMap element={ref} name={element.said.name} isNamed />
        )
      }
    />
  );
}

function isMeant(one: FindingRow, search: FindingsSearch, map: LivingMap): boolean {
  const owner = one.owner ?? NOBODY;
  return (
    (search.kind === undefined || search.kind === one.kind) &&
    (search.owner === undefined || search.owner === owner) &&
    (search.stage === undefined ||
      search.stage === stageOfRef(map, refOfCell(map.page, one.cell) ?? ""))
  );
}

function isMeantOfMap(one: MapFinding, search: FindingsSearch, map: LivingMap): boolean {
  if (search.owner !== undefined) return false; // a finding of the map itself has no owner
  return (
    (search.kind === undefined || search.kind === one.code) &&
    (search.stage === undefined || one.refs.some((ref) => stageOfRef(map, ref) === search.stage))
  );
}

interface FiltersProps {
  readonly search: FindingsSearch;
  readonly measured: readonly FindingRow[];
  readonly drawn: readonly MapFinding[];
}

/** By kind, stage and owner; the address remembers. */
function Filters({ search, measured, drawn }: FiltersProps) {
  const { map } = useShowing();
  const change = useChangeAddress<FindingsSearch>();
  const kinds = [...new Set(measured.map((one) => one.kind))];
  const checks = new Map(drawn.map((one) => [one.code, one.name]));
  const owners = [
    ...new Set([
      ...measured.map((one) => one.owner ?? NOBODY),
      ...(search.owner ? [search.owner] : []),
    ]),
  ];
  const isNarrowed = [search.kind, search.stage, search.owner].some((one) => one !== undefined);
  return (
    <section className={styles.filters} aria-label={words.filters}>
      <Select
        label={words.kind}
        value={search.kind ?? ""}
        onChange={(kind) => change({ kind: kind || undefined })}
        options={[
          { value: "", label: words.allKinds },
          ...kinds.map((kind) => ({ value: kind, label: findingWords(kind) })),
          ...[...checks]
            .filter(([code]) => !kinds.includes(code))
            .map(([code, label]) => ({ value: code, label })),
        ]}
      />
      <Select
        label={words.stage}
        value={search.stage ?? ""}
        onChange={(stage) => change({ stage: stage || undefined })}
        options={[
          { value: "", label: words.allStages },
          ...map.stages.map(({ said }) => ({ value: said.key, label: said.name })),
        ]}
      />
      <Select
        label={words.owner}
        value={search.owner ?? ""}
        onChange={(owner) => change({ owner: owner || undefined })}
        options={[
          { value: "", label: words.allOwners },
          ...owners.map((key) => ({
            value: key,
            label: key === NOBODY ? words.nobody : department(map, key),
          })),
        ]}
      />
      {isNarrowed && (
        <Button
          kind="quiet"
          onClick={() => change({ kind: undefined, stage: undefined, owner: undefined })}
        >
          {words.clear}
        </Button>
      )}
    </section>
  );
}

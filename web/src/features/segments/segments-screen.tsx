import { Link, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { DOT, moment } from "../../core/format";
import { countStated, readSegments, type SegmentsSearch } from "../../core/scope";
import { words as mapWords } from "../../core/words";
import { journeyWords } from "../../core/words/journey";
import { scopeWords } from "../../core/words/scope";
import { segmentWords as words } from "../../core/words/segments";
import { Empty } from "../../ui/facts";
import { Select } from "../../ui/select";
import { Bones } from "../journey-frame/bones";
import frame from "../journey-frame/frame.module.css";
import { JourneyNav } from "../journey-frame/journey-nav";
import { useAddress, useChangeAddress } from "../journey-frame/use-address";
import { useJourneys } from "../journeys/use-journeys";
import { useLibrary } from "../library/use-library";
import { useMay } from "../session/workspace";
import { TryAgain } from "../shell/try-again";
import { pairOf } from "./pair";
import { SegmentTable } from "./segment-table";
import styles from "./segments.module.css";
import { useHeadsOf } from "./use-pair";

const ALL = "";

/** Two groups of customers on the same journey, stage by stage. */
export function SegmentsScreen() {
  const { journey, scope } = useAddress();
  const name = useJourneys().data?.find((one) => one.key === journey)?.name ?? journey;
  const title = journeyWords.titleOf(name, words.title);
  useEffect(() => {
    document.title = title;
  }, [title]);
  const library = useLibrary(journey);
  const segments = library.data?.filter((one) => one.kind === "segment");
  return (
    <div className={frame.frame}>
      <header className={frame.head}>
        <h1>{title}</h1>
      </header>
      <JourneyNav journey={journey} scope={scope} />
      <main className={frame.main}>
        {library.isError && <TryAgain problem={library.error} onAgain={library.refetch} />}
        {library.isPending && <Bones />}
        {segments?.length === 0 && <NoSegments journey={journey} />}
        {segments !== undefined && segments.length > 0 && <Pair segments={segments} />}
      </main>
    </div>
  );
}

function NoSegments({ journey }: { readonly journey: string }) {
  const mayEdit = useMay("map.edit");
  return (
    <Empty>
      {words.none}{" "}
      {mayEdit && (
        <Link to="/m/$journey/edit" params={{ journey }}>
          {words.define}
        </Link>
      )}
    </Empty>
  );
}

interface PairProps {
  readonly segments: readonly { readonly key: string; readonly name: string }[];
}

/** Which two, and what stands beside what. */
function Pair({ segments }: PairProps) {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const { journey, scope } = useAddress();
  const change = useChangeAddress<SegmentsSearch>();
  const asked = readSegments(search);
  const [left, right] = pairOf(
    asked,
    segments.map((one) => one.key),
  );
  const { segment: _, ...rest } = scope;
  const heads = [useHeadsOf(journey, rest, left), useHeadsOf(journey, rest, right)] as const;
  const options = [
    { value: ALL, label: words.everybody },
    ...segments.map((one) => ({ value: one.key, label: one.name })),
  ];
  const nameOf = (key: string | null) =>
    key === null ? words.everybody : (segments.find((one) => one.key === key)?.name ?? key);
  const failed = heads.find((one) => one.isError);
  const [first, second] = [heads[0].data, heads[1].data];
  const window = first?.frames[0]?.window;
  return (
    <>
      <p className={frame.said}>{words.said}</p>
      <p className={styles.choices}>
        <Select
          label={words.left}
          value={left ?? ALL}
          options={options}
          onChange={(key) => change({ segment: key || undefined, beside: right ?? ALL })}
        />
        <Select
          label={words.right}
          value={right ?? ALL}
          options={options}
          onChange={(key) => change({ segment: left ?? undefined, beside: key })}
        />
        <span className="faint">
          {scopeWords.fold(countStated(rest))}
          {window?.horizon && `${DOT}${mapWords.dataTo(moment(window.horizon, window.timezone))}`}
        </span>
      </p>
      {failed?.error && <TryAgain problem={failed.error} onAgain={failed.refetch} />}
      {failed === undefined && (first === undefined || second === undefined) && <Bones />}
      {first !== undefined && second !== undefined && (
        <SegmentTable
          journey={journey}
          scope={rest}
          sides={[
            { segment: left, name: nameOf(left), stages: first.stages },
            { segment: right, name: nameOf(right), stages: second.stages },
          ]}
        />
      )}
    </>
  );
}

import { useNavigate } from "@tanstack/react-router";
import type { LivingMap } from "../../core/reading";
import { besideWords } from "../../core/words/beside";
import { versionWords as words } from "../../core/words/versions";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { type Beside, useShowing } from "../living-map/showing";
import { useWalk } from "../versions/use-walk";
import styles from "./beside-bar.module.css";

interface BarProps {
  readonly against: string;
  readonly beside: Beside | undefined;
  readonly problem: Error | null;
}

/** What differs from another version, one change after the other: `N` the next, `P` the one before. */
export function BesideBar({ against, beside, problem }: BarProps) {
  const navigate = useNavigate({ from: "/m/$journey" });
  const { map, show } = useShowing();
  const changes = beside?.changes ?? [];
  const [at, go] = useWalk(changes.length, (next) => {
    const ref = changes[next]?.ref ?? "";
    if (ref !== "") show({ selected: ref, who: null, journey: null });
    document
      .querySelector(`[data-place="${CSS.escape(ref)}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  });
  const change = changes[at];
  const gone = goneStages(map, beside);
  return (
    <section className={styles.bar} aria-label={besideWords.beside.title(against)}>
      <strong>{besideWords.beside.title(against)}</strong>
      {problem !== null && <Notice kind="breach" problem={problem} />}
      {problem === null && beside === undefined && (
        <span className="faint">{besideWords.beside.loading(against)}</span>
      )}
      {beside !== undefined && changes.length === 0 && (
        <span>{besideWords.beside.none(against)}</span>
      )}
      {changes.length > 0 && (
        <>
          <Button onClick={() => go(-1)} title={words.compare.previousHint}>
            {words.compare.previous}
          </Button>
          <Button onClick={() => go(1)} title={words.compare.nextHint}>
            {words.compare.next}
          </Button>
          <span className="faint">
            {at < 0
              ? words.compare.changes(changes.length)
              : words.compare.at(at + 1, changes.length)}
          </span>
        </>
      )}
      <span role="status" className={styles.said}>
        {change?.sentence ?? ""}
      </span>
      {gone !== "" && <span className="faint">{besideWords.beside.goneStages(gone)}</span>}
      <Button
        kind="quiet"
        onClick={() => void navigate({ search: ({ against: _, ...rest }) => rest, hash: true })}
      >
        {besideWords.beside.end}
      </Button>
    </section>
  );
}

/** The names of stages that the other version has and nothing here stands for. */
function goneStages(map: LivingMap, beside: Beside | undefined): string {
  const gone = beside?.map.stages.filter((stage) => !map.byRef.has(stage.ref)) ?? [];
  return gone.map((stage) => stage.said.name).join(", ");
}

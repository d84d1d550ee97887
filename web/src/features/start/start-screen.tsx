import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { enteringWords as words } from "../../core/words/entering";
import { tourWords } from "../../core/words/tour";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { startTour } from "../tour/tour-state";
import { OwnMap } from "./own-map";
import styles from "./start.module.css";
import { type JobSaid, useStartDemo, useStartFromMap } from "./use-start";

const STARTERS = ["simple_five", "mining_support"] as const;

/** Nothing yet: from an invented company, a first map, a map file or events to a living map. */
export function StartScreen() {
  const navigate = useNavigate();
  const mayEdit = useMay("map.edit");
  const [job, setJob] = useState<JobSaid | null>(null);
  const demo = useStartDemo(setJob);
  const fromMap = useStartFromMap();
  const open = (journey: string) => navigate({ to: "/m/$journey", params: { journey } });
  const problem = demo.error ?? fromMap.error;
  return (
    <Screen title={words.start.title}>
      <p>{words.start.lead}</p>
      {problem !== null && <Notice kind="breach" problem={problem} />}
      {demo.isPending && (
        <Notice kind="plain">
          <p>{job?.said || words.start.working}</p>
          <progress
            className={styles.progress}
            value={job?.of ? job.done : undefined}
            max={job?.of ?? 1}
            aria-label={job?.said || words.start.working}
          />
        </Notice>
      )}
      <ul className={styles.ways}>
        <li>
          <h2>{words.start.demo}</h2>
          <p className="faint">{words.start.demoSaid}</p>
          <p className={styles.verbs}>
            <button
              type="button"
              disabled={!mayEdit || demo.isPending}
              onClick={() => demo.mutate(undefined, { onSuccess: open })}
            >
              {words.start.demo}
            </button>
            <button
              type="button"
              className={styles.second}
              disabled={!mayEdit || demo.isPending}
              onClick={() =>
                demo.mutate(undefined, {
                  onSuccess: (journey) => {
                    startTour();
                    void open(journey);
                  },
                })
              }
            >
              {tourWords.start}
            </button>
          </p>
        </li>
        <li>
          <h2>{words.start.events}</h2>
          <p className="faint">{words.start.eventsSaid}</p>
          <p className={styles.verbs}>
            <Link to="/data" className={styles.file}>
              {words.start.choose}
            </Link>
          </p>
        </li>
        <li>
          <h2>{words.start.own}</h2>
          <p className="faint">{words.start.ownSaid}</p>
          <OwnMap start={fromMap} mayEdit={mayEdit} />
        </li>
        <li>
          <h2>{words.start.starter}</h2>
          <p className="faint">{words.start.starterSaid}</p>
          <div className={styles.verbs}>
            {STARTERS.map((starter) => (
              <button
                key={starter}
                type="button"
                disabled={!mayEdit || fromMap.isPending}
                onClick={() =>
                  fromMap.mutate(
                    { kind: "starter", starter },
                    { onSuccess: (journey) => open(journey.key) },
                  )
                }
              >
                {words.start.starters[starter]}
              </button>
            ))}
            <label className={styles.file}>
              {words.start.map}
              <input
                type="file"
                accept=".yaml,.yml"
                disabled={!mayEdit}
                onChange={async (event) => {
                  const file = event.target.files?.[0];
                  if (file === undefined) return;
                  const text = await file.text();
                  fromMap.mutate(
                    { kind: "yaml", text },
                    { onSuccess: (journey) => open(journey.key) },
                  );
                }}
              />
            </label>
          </div>
        </li>
      </ul>
    </Screen>
  );
}

import { useNavigate } from "@tanstack/react-router";
import { atlasWords as words } from "../../core/words/atlas";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import { useStartFromMap } from "../start/use-start";
import styles from "./journeys.module.css";
import type { Starter } from "./use-atlas";

/** The first maps to begin with, each with its stages. */
export function Starters({ starters }: { readonly starters: readonly Starter[] }) {
  const mayEdit = useMay("map.edit");
  const start = useStartFromMap();
  const navigate = useNavigate();
  // as a promise: the list is drawn without this before a callback of it would be called
  const begin = async (starter: string) => {
    const made = await start.mutateAsync({ kind: "starter", starter }).catch(() => null);
    if (made !== null) await navigate({ to: "/m/$journey", params: { journey: made.key } });
  };
  return (
    <>
      {start.isError && <Notice kind="breach" problem={start.error} />}
      <ul className={styles.starters}>
        {starters.map((starter) => (
          <li key={starter.key} data-starter={starter.key}>
            <h2>{starter.name}</h2>
            <ol className={styles.preview} aria-label={words.empty.stages}>
              {starter.stages.map((stage) => (
                <li key={stage}>{stage}</li>
              ))}
            </ol>
            <Button
              label={words.empty.beginWith(starter.name)}
              isDisabled={!mayEdit || start.isPending}
              onClick={() => void begin(starter.key)}
            >
              {words.empty.begin}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

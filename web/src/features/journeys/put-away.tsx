import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useEffect } from "react";
import { client, told } from "../../core/client";
import { atlasWords as words } from "../../core/words/atlas";
import { Button } from "../../ui/button";
import { useHere, useMay } from "../session/workspace";
import styles from "./journeys.module.css";
import { useJourneys } from "./use-journeys";

export type PutAwayOrBack = ReturnType<typeof usePutAway>;

/** Put a journey away, or bring it back; its map, its versions and its numbers stay. */
export function usePutAway() {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const moving = useMutation({
    mutationFn: ({ journey, isAway }: { readonly journey: string; readonly isAway: boolean }) =>
      told(
        client.PATCH("/api/w/{workspace}/journeys/{journey}", {
          params: { path: { workspace: workspace.id, journey } },
          body: { is_archived: isAway },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["journeys", workspace.id] }),
  });
  const moved = moving.data;
  useEffect(() => {
    // the list is drawn anew by now: what had the focus is gone from where it stood
    if (moved !== undefined)
      focusOn("[data-away]", `a[data-journey="${CSS.escape(moved.key)}"]`, "input[type=search]");
  }, [moved]);
  return moving;
}

/** The focus on the list of what is away; else on the journey that was the last to be brought back, where it is shown. */
function focusOn(...places: readonly string[]): void {
  const found = places.map((one) => document.querySelector<HTMLElement>(one));
  found.find((one) => one !== null)?.focus();
}

interface PutAwayProps {
  readonly journey: string;
  readonly name: string;
  readonly moving: PutAwayOrBack;
}

/** Takes a journey off the list. */
export function PutAway({ journey, name, moving }: PutAwayProps) {
  const mayEdit = useMay("map.edit");
  if (!mayEdit) return null;
  return (
    <Button
      kind="quiet"
      label={words.putAway.of(name)}
      className={styles.putAway}
      isDisabled={moving.isPending}
      onClick={() => moving.mutate({ journey, isAway: true })}
    >
      <Archive size={14} strokeWidth={2} aria-hidden="true" />
    </Button>
  );
}

interface AwayProps {
  readonly count: number;
  readonly moving: PutAwayOrBack;
}

/** What was put away, each to be brought back. */
export function Away({ count, moving }: AwayProps) {
  const mayEdit = useMay("map.edit");
  const journeys = useJourneys().data?.filter((one) => one.archived_at !== null) ?? [];
  if (count === 0) return null;
  return (
    <details className={styles.away}>
      <summary data-away>{words.putAway.said(count)}</summary>
      <ul>
        {journeys.map((one) => (
          <li key={one.key} data-away-journey={one.key}>
            <span>{one.name}</span>
            {mayEdit && (
              <Button
                kind="quiet"
                isDisabled={moving.isPending}
                label={words.putAway.backOf(one.name)}
                onClick={() => moving.mutate({ journey: one.key, isAway: false })}
              >
                {words.putAway.back}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { client, told } from "../../core/client";
import { atlasWords as words } from "../../core/words/atlas";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useHere, useMay } from "../session/workspace";
import styles from "./journeys.module.css";
import { useJourneys } from "./use-journeys";

/** Put a journey away, or bring it back; its map, its versions and its numbers stay. */
function usePutAway() {
  const { workspace } = useHere();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ journey, isAway }: { readonly journey: string; readonly isAway: boolean }) =>
      told(
        client.PATCH("/api/w/{workspace}/journeys/{journey}", {
          params: { path: { workspace: workspace.id, journey } },
          body: { is_archived: isAway },
        }),
      ),
    onSuccess: async (_, { journey }) => {
      await queries.invalidateQueries({ queryKey: ["journeys", workspace.id] });
      requestAnimationFrame(() =>
        focusOn("[data-away]", `a[data-journey="${CSS.escape(journey)}"]`),
      );
    },
  });
}

/** The focus on the list of what is away; on the journey that was the last to be brought back. */
function focusOn(...places: readonly string[]): void {
  const found = places.map((one) => document.querySelector<HTMLElement>(one));
  found.find((one) => one !== null)?.focus();
}

/** Takes a journey off the list. */
export function PutAway({ journey, name }: { readonly journey: string; readonly name: string }) {
  const mayEdit = useMay("map.edit");
  const away = usePutAway();
  if (!mayEdit) return null;
  return (
    <>
      <Button
        kind="quiet"
        label={words.putAway.of(name)}
        className={styles.putAway}
        isDisabled={away.isPending}
        onClick={() => away.mutate({ journey, isAway: true })}
      >
        <Archive size={14} strokeWidth={2} aria-hidden="true" />
      </Button>
      {away.isError && <Notice kind="breach" problem={away.error} />}
    </>
  );
}

/** What was put away, each to be brought back. */
export function Away({ count }: { readonly count: number }) {
  const mayEdit = useMay("map.edit");
  const away = usePutAway();
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
                isDisabled={away.isPending}
                label={words.putAway.backOf(one.name)}
                onClick={() => away.mutate({ journey: one.key, isAway: false })}
              >
                {words.putAway.back}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {away.isError && <Notice kind="breach" problem={away.error} />}
    </details>
  );
}

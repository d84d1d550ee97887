import { useQuery } from "@tanstack/react-query";
import { client } from "../../core/client";
import { waitingHere } from "../../core/editing";
import { editorWords as words } from "../../core/words/editor";
import { LinkButton } from "../../ui/link-button";
import { useHere } from "../session/workspace";
import { useDrawn } from "./drawing";
import styles from "./editor.module.css";

interface Waiting {
  readonly draft: string;
  readonly count: number;
}

/** What was drawn on another draft of the journey and never sent: it is told wherever the journey is drawn. */
export function WaitingBar({ journey }: { readonly journey: string }) {
  const waiting = useWaitingElsewhere(journey);
  return waiting.map(({ draft, count }) => (
    <section key={draft} className={styles.conflict} role="status">
      <p>{words.closed.elsewhere(count)}</p>
      <LinkButton to="/m/$journey/edit" params={{ journey }} search={{ draft }}>
        {words.closed.open}
      </LinkButton>
    </section>
  ));
}

function useWaitingElsewhere(journey: string): readonly Waiting[] {
  const { workspace, session: account } = useHere();
  const { draft: drawn } = useDrawn();
  const found = useQuery({
    queryKey: ["waiting-elsewhere", workspace.id, journey, drawn],
    queryFn: async (): Promise<readonly Waiting[]> => {
      const waiting = await waitingHere(account.id);
      const others = [...waiting].filter(([draft]) => draft !== drawn);
      const kept = await Promise.all(
        others.map(async ([draft, count]) => {
          const { data } = await client.GET("/api/w/{workspace}/drafts/{draft}", {
            params: { path: { workspace: workspace.id, draft } },
          });
          return data?.journey === journey ? [{ draft, count }] : []; // else of another journey or workspace
        }),
      );
      return kept.flat();
    },
    staleTime: 0,
    gcTime: 0,
  });
  return found.data ?? [];
}

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useNotices } from "./use-notices";
import { ENDED, SESSION } from "./use-session";
import { useHere } from "./workspace";

const OF_THE_SESSION: readonly unknown[] = [...SESSION, ...ENDED];

/** Who is given another role while a screen is open sees at once what it shows to that role, and nothing it was told before. */
export function useOwnRole(): void {
  const { session, workspace } = useHere();
  const queries = useQueryClient();
  const role = useRef(workspace.role);
  useNotices((kind, about) => {
    if (kind === "members.changed" && about.get("person") === session.id)
      void queries.refetchQueries({ queryKey: SESSION });
  });
  useEffect(() => {
    if (role.current === workspace.role) return;
    role.current = workspace.role;
    void queries.resetQueries({ predicate: (one) => !OF_THE_SESSION.includes(one.queryKey[0]) });
  }, [queries, workspace.role]);
}

import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import {
  answeredSoon,
  client,
  done,
  onRefused,
  onSignedOut,
  Problem,
  rememberStanding,
  type Schemas,
  told,
} from "../../core/client";
import { language } from "../../core/language";
import { followPreferences } from "./following";

export type Account = Schemas["Account"];
export type MyWorkspace = Schemas["MyWorkspace"];
export const SESSION = ["session"] as const;
export const ENDED = ["session-ended"] as const;

/** Go on as who is signed in; what somebody else was told is forgotten with the page. */
function keep(session: Account): Account {
  const isSomebodyElse = rememberStanding({ person: session.id, csrf: session.csrf });
  if (followPreferences(session.preferences, language()) || isSomebodyElse)
    window.location.reload();
  return session;
}

/** Remember who was signed in until now. */
function noteLeft(queries: QueryClient): void {
  const left = queries.getQueryData<Account | null>(SESSION);
  if (left) queries.setQueryData(ENDED, left);
}

/** How it is asked who is signed in. */
export function sessionQuery(queries: QueryClient) {
  return queryOptions({
    queryKey: SESSION,
    queryFn: async (): Promise<Account | null> => {
      try {
        return keep(await told(client.GET("/api/session", { signal: answeredSoon() })));
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 401) throw error;
        noteLeft(queries);
        return null;
      }
    },
    staleTime: 60_000,
    retry: false,
  });
}

/** Who is signed in; null = nobody. */
export function useSession() {
  return useQuery({
    ...sessionQuery(useQueryClient()),
    // one may have signed in again in another tab
    refetchOnWindowFocus: (query) => (query.state.data === null ? "always" : false),
  });
}

/** Who was signed in and is no longer, such as after half an hour of silence; null = nobody was. */
export function useSignedOut(): Account | null {
  const queries = useQueryClient();
  useEffect(() => {
    const stops = [
      onSignedOut(() => {
        noteLeft(queries);
        queries.setQueryData(SESSION, null);
      }),
      onRefused(() => queries.refetchQueries({ queryKey: SESSION })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queries]);
  const left = useQuery({
    queryKey: ENDED,
    queryFn: (): Account | null => null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return left.data ?? null;
}

/** Sign in with a link that works once. */
export function useLinkSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (token: string) =>
      keep(await told(client.POST("/api/session/link", { body: { token } }))),
    onSuccess: (session) => queries.setQueryData(SESSION, session),
  });
}

/** Sign in with address and password. */
export function usePasswordSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: { email: string; password: string }) =>
      keep(await told(client.POST("/api/session", { body }))),
    onSuccess: (session) => {
      queries.setQueryData(SESSION, session);
      void queries.invalidateQueries(); // what was refused meanwhile
    },
  });
}

/** Sign this browser out, and forget what it was told. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => done(client.DELETE("/api/session")),
    onSuccess: () => {
      queries.clear();
      queries.setQueryData(SESSION, null);
    },
  });
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import {
  client,
  done,
  onSignedOut,
  Problem,
  rememberCsrf,
  type Schemas,
  told,
} from "../../core/client";
import { language } from "../../core/language";
import { followPreferences } from "./following";

export type Account = Schemas["Account"];
export type MyWorkspace = Schemas["MyWorkspace"];
export const SESSION = ["session"] as const;
const ENDED = ["session-ended"] as const;

function keep(session: Account): Account {
  rememberCsrf(session.csrf);
  if (followPreferences(session.preferences, language())) window.location.reload();
  return session;
}

/** Who is signed in; null = nobody. */
export function useSession() {
  return useQuery({
    queryKey: SESSION,
    queryFn: async () => {
      try {
        return keep(await told(client.GET("/api/session")));
      } catch (error) {
        if (error instanceof Problem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
    retry: false,
  });
}

/** Who was signed in and is no longer, such as after half an hour of silence, is asked to sign in again. */
export function useSignedOut(): boolean {
  const queries = useQueryClient();
  useEffect(
    () =>
      onSignedOut(() => {
        queries.setQueryData(ENDED, true);
        queries.setQueryData(SESSION, null);
      }),
    [queries],
  );
  return (
    useQuery({ queryKey: ENDED, queryFn: () => false, staleTime: Number.POSITIVE_INFINITY })
      .data === true
  );
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
      queries.clear(); // it may be somebody else
      queries.setQueryData(SESSION, session);
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

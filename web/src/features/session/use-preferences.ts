import { useQueryClient } from "@tanstack/react-query";
import { client, done } from "../../core/client";
import { keepLanguage, type Language } from "../../core/language";
import { chooseTheme, type Theme } from "../../core/theme";
import { type Account, SESSION, useSession } from "./use-session";

/** Chooses a language or a theme: for this browser, and for who is signed in wherever they sign in next. */
export function usePreferences() {
  const queries = useQueryClient();
  const session = useSession().data ?? null;
  const keep = async (preferences: Account["preferences"]) => {
    if (session === null) return;
    queries.setQueryData(SESSION, { ...session, preferences });
    await done(client.PUT("/api/session/preferences", { body: preferences }));
  };
  const preferred = session?.preferences ?? {};
  return {
    /** Speaks another language: the page begins anew at the same address. */
    speak: (language: Language) => {
      if (!keepLanguage(language)) return;
      void keep({ ...preferred, language }).finally(() => window.location.reload());
    },
    show: (theme: Theme) => {
      chooseTheme(theme);
      void keep({ ...preferred, theme });
    },
  };
}

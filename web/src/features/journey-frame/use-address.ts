import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { readScope, type ScopeSearch, stated } from "../../core/scope";

/** Which journey and which scope the address of a screen asks for. */
export function useAddress(): { readonly journey: string; readonly scope: ScopeSearch } {
  const params: { journey?: string } = useParams({ strict: false });
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const scope = useMemo(() => readScope(search), [search]);
  return { journey: params.journey ?? "", scope };
}

/** Changes what a screen asks for in its address; `undefined` takes a word out of it. */
export function useChangeAddress<T extends ScopeSearch>(): (part: Partial<T>) => void {
  const navigate = useNavigate();
  return useCallback(
    (part) =>
      void navigate({
        to: ".",
        search: (before) => stated({ ...before, ...part }),
        hash: true,
        replace: true,
      }),
    [navigate],
  );
}

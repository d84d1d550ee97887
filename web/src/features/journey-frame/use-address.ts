import { useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { readScope, type ScopeSearch } from "../../core/scope";

/** Which journey and which scope the address of a screen asks for. */
export function useAddress(): { readonly journey: string; readonly scope: ScopeSearch } {
  const params: { journey?: string } = useParams({ strict: false });
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const scope = useMemo(() => readScope(search), [search]);
  return { journey: params.journey ?? "", scope };
}

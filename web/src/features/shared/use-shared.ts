import { useQuery } from "@tanstack/react-query";
import { client, problemOf } from "../../core/client";
import { readPage } from "../../core/reading";

/** A number that a client may know. */
export interface SharedKpi {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What a link shows, as the server sent it. */
export function useShared(token: string, password: string) {
  return useQuery({
    queryKey: ["shared", token, password],
    queryFn: async () => {
      const { data, error, response } = await client.POST("/api/shared/{token}", {
        params: { path: { token } },
        body: { password },
        parseAs: "text",
      });
      if (!response.ok || typeof data !== "string") throw problemOf(response, error);
      return readShared(data);
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function readShared(text: string) {
  const whole: unknown = JSON.parse(text);
  const said = new Map<string, unknown>(
    Object.entries(typeof whole === "object" && whole !== null ? whole : {}),
  );
  const page = readPage(JSON.stringify(said.get("page") ?? null));
  const kpis = said.get("kpis");
  const until = said.get("expires_at");
  return {
    page,
    kpis: Array.isArray(kpis) ? kpis.filter(isKpi) : [],
    until: typeof until === "string" ? until : "",
  };
}

function isKpi(value: unknown): value is SharedKpi {
  return typeof value === "object" && value !== null && "name" in value && "n" in value;
}

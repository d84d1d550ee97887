import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { client, done, type Schemas, told } from "../../core/client";
import { SESSION } from "../session/use-session";
import { useHere } from "../session/workspace";

export type Member = Schemas["MemberSaid"];
export type Role = Member["role"];
export type LinkOfJourney = Schemas["ShareOfJourney"];
export type Job = Schemas["JobSaid"];
export type AuditRow = Schemas["AuditRowSaid"];

/** Which rows of the audit are meant. */
export interface AuditFilter {
  readonly person: string | null;
  readonly what: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

/** Everybody who belongs here. */
export function useMembers() {
  const { workspace } = useHere();
  const params = { path: { workspace: workspace.id } };
  return useQuery({
    queryKey: ["members", workspace.id],
    queryFn: () => told(client.GET("/api/w/{workspace}/members", { params })),
  });
}

/** Let somebody in, give a role, make a link, take somebody out. */
export function useBelonging() {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const again = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["members", workspace.id] }),
      queries.invalidateQueries({ queryKey: ["audit", workspace.id] }),
      queries.invalidateQueries({ queryKey: SESSION }), // it may be one's own role
    ]);
  const path = { workspace: workspace.id };
  const invite = useMutation({
    mutationFn: (body: Schemas["InviteAsked"]) =>
      told(client.POST("/api/w/{workspace}/members", { params: { path }, body })),
    onSuccess: again,
  });
  const change = useMutation({
    mutationFn: ({ person, role }: { readonly person: string; readonly role: Role }) =>
      told(
        client.PATCH("/api/w/{workspace}/members/{person}", {
          params: { path: { ...path, person } },
          body: { role },
        }),
      ),
    onSuccess: again,
  });
  const link = useMutation({
    mutationFn: (person: string) =>
      told(
        client.POST("/api/w/{workspace}/members/{person}/link", {
          params: { path: { ...path, person } },
        }),
      ),
    onSuccess: again,
  });
  const remove = useMutation({
    mutationFn: (person: string) =>
      done(
        client.DELETE("/api/w/{workspace}/members/{person}", {
          params: { path: { ...path, person } },
        }),
      ),
    onSuccess: again,
  });
  return { invite, change, link, remove };
}

/** Every link of the workspace, and the way to end one. */
export function useLinks() {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const links = useQuery({
    queryKey: ["shares", workspace.id],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/shares", { params: { path: { workspace: workspace.id } } }),
      ),
  });
  const end = useMutation({
    mutationFn: ({ journey, id }: LinkOfJourney) =>
      done(
        client.DELETE("/api/w/{workspace}/journeys/{journey}/shares/{share}", {
          params: { path: { workspace: workspace.id, journey, share: id } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["shares", workspace.id] }),
  });
  return { links, end };
}

/** The latest work of the server, and the way to start what failed again. */
export function useJobs() {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const jobs = useQuery({
    queryKey: ["jobs", workspace.id],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/jobs", { params: { path: { workspace: workspace.id } } }),
      ),
  });
  const again = () => queries.invalidateQueries({ queryKey: ["jobs", workspace.id] });
  const retry = useMutation({
    mutationFn: (job: string) =>
      told(
        client.POST("/api/w/{workspace}/jobs/{job}/retry", {
          params: { path: { workspace: workspace.id, job } },
        }),
      ),
    onSuccess: again,
  });
  return { jobs, retry, again };
}

/** What happened, page by page, the newest first. */
export function useAudit(filter: AuditFilter) {
  const { workspace } = useHere();
  return useInfiniteQuery({
    queryKey: ["audit", workspace.id, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      told(
        client.GET("/api/w/{workspace}/audit", {
          params: {
            path: { workspace: workspace.id },
            query: { ...filter, before: pageParam === 0 ? null : pageParam },
          },
        }),
      ),
    getNextPageParam: (page) => {
      const last = page.rows.at(-1)?.n ?? 1;
      return last > 1 && page.rows.length > 0 ? last : undefined;
    },
    placeholderData: keepPreviousData,
  });
}

/** Where the same rows are taken away as a table. */
export function auditAddress(workspace: string, filter: AuditFilter): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (typeof value === "string") asked.set(name, value);
  }
  return `/api/w/${workspace}/audit.csv?${asked}`;
}

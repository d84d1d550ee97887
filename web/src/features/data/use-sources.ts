import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";
import { finished, type JobSaid } from "../start/use-start";

export type FileSaid = Schemas["FileSaid"];
export type ColumnSaid = Schemas["ColumnSaid"];
export type ColumnRole = ColumnSaid["role"];

/** What a column can be taken for, in the order in which people think of it. */
export const COLUMN_ROLES: readonly ColumnRole[] = [
  "ts",
  "name",
  "case",
  "account",
  "person",
  "channel",
  "department",
  "employee",
  "value",
  "cost",
  "score",
  "comment",
  "touchpoint",
  "stage",
  "status",
  "medium",
  "message_id",
  "ended_at",
  "stages",
  "property",
  "unused",
  "other",
];

/** Every source with its balance. */
export function useSources() {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["sources", workspace.id],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/sources", { params: { path: { workspace: workspace.id } } }),
      ),
  });
}

/** What was refused and waits. */
export function useQuarantine() {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["quarantine", workspace.id],
    queryFn: () =>
      told(
        client.GET("/api/w/{workspace}/sources/quarantine", {
          params: { path: { workspace: workspace.id } },
        }),
      ),
  });
}

/** Send a file; its columns come back as they would be read. */
export function useSendFile() {
  const { workspace } = useHere();
  return useMutation({
    mutationFn: async (file: File): Promise<FileSaid> => {
      const body = new FormData();
      body.append("file", file);
      return told(
        client.POST("/api/w/{workspace}/sources/files", {
          params: { path: { workspace: workspace.id } },
          body: { file: "" },
          bodySerializer: () => body,
        }),
      );
    },
  });
}

/** Take columns for something else: the mapping comes back as text, with every column under it. */
export function useAssign(file: string) {
  const { workspace } = useHere();
  return useMutation({
    mutationFn: (body: { mapping: string; roles: Record<string, ColumnRole> }) =>
      told(
        client.POST("/api/w/{workspace}/sources/files/{file}/columns", {
          params: { path: { workspace: workspace.id, file } },
          body,
        }),
      ),
  });
}

/** The first rows as they stand and as they are understood. */
export function usePreview(file: string, mapping: string, isAsked: boolean) {
  const { workspace } = useHere();
  return useQuery({
    queryKey: ["preview", workspace.id, file, mapping],
    enabled: isAsked,
    retry: false,
    queryFn: () =>
      told(
        client.POST("/api/w/{workspace}/sources/files/{file}/preview", {
          params: { path: { workspace: workspace.id, file } },
          body: { mapping },
        }),
      ),
  });
}

/** Take a file in, or read refused rows again: a job, and then everything may look different. */
export function useTakeIn(onProgress: (job: JobSaid) => void) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, mapping }: { file: string | null; mapping: string }) => {
      const path = { workspace: workspace.id };
      const job =
        file === null
          ? await told(
              client.POST("/api/w/{workspace}/sources/quarantine/replay", {
                params: { path },
                body: { mapping, code: null },
              }),
            )
          : await told(
              client.POST("/api/w/{workspace}/sources/files/{file}/load", {
                params: { path: { ...path, file } },
                body: { mapping },
              }),
            );
      return finished(workspace.id, job, onProgress);
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}

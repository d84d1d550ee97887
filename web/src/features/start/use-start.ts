import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, Problem, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

export type JobSaid = Schemas["JobSaid"];
const LOOKS_EVERY_MS = 400;

/** Wait until a job is over; what came of it, or what went wrong. */
export async function finished(
  workspace: string,
  job: JobSaid,
  onProgress: (job: JobSaid) => void,
): Promise<JobSaid> {
  let now = job;
  while (now.state === "waiting" || now.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
    now = await told(
      client.GET("/api/w/{workspace}/jobs/{job}", {
        params: { path: { workspace, job: job.id } },
      }),
    );
    onProgress(now);
  }
  if (now.state !== "done") throw new Problem(500, now.said, null);
  return now;
}

/** The journey that a job made. */
export function journeyOf(job: JobSaid): string {
  const key = job.result?.journey;
  if (typeof key !== "string") throw new Problem(500, job.said, null);
  return key;
}

/** Build the invented company; gives the key of its journey. */
export function useStartDemo(onProgress: (job: JobSaid) => void) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const path = { workspace: workspace.id };
      const job = await told(client.POST("/api/w/{workspace}/start/demo", { params: { path } }));
      return journeyOf(await finished(workspace.id, job, onProgress));
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** Draft a first map from the events that are there; gives the key of its journey. */
export function useStartFromEvents(onProgress: (job: JobSaid) => void) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const path = { workspace: workspace.id };
      const asked = client.POST("/api/w/{workspace}/start/draft", {
        params: { path },
        body: { name },
      });
      return journeyOf(await finished(workspace.id, await told(asked), onProgress));
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** What a new journey begins as; only what that needs is said. */
export type Beginning = Pick<Schemas["NewFrom"], "kind"> & Partial<Schemas["NewFrom"]>;
const NOTHING_MORE = { name: "", starter: "", stage: "", text: "", timezone: "" } as const;

/** A journey from its first stage, from a starter or from the text of a map file. */
export function useStartFromMap() {
  const { workspace } = useHere();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (beginning: Beginning) =>
      told(
        client.POST("/api/w/{workspace}/journeys", {
          params: { path: { workspace: workspace.id } },
          body: { ...NOTHING_MORE, ...beginning },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["journeys"] }),
  });
}

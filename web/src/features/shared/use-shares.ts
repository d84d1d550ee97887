import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, done, type Schemas, told } from "../../core/client";
import { useHere } from "../session/workspace";

/** Every link of a journey, and the versions that can be shared. */
export function useShares(journey: string) {
  const { workspace } = useHere();
  const path = { workspace: workspace.id, journey };
  const shares = useQuery({
    queryKey: ["shares", workspace.id, journey],
    queryFn: () =>
      told(client.GET("/api/w/{workspace}/journeys/{journey}/shares", { params: { path } })),
  });
  const versions = useQuery({
    queryKey: ["versions", workspace.id, journey],
    queryFn: () =>
      told(client.GET("/api/w/{workspace}/journeys/{journey}/versions", { params: { path } })),
  });
  return { shares, versions };
}

/** Make a link, and end one. */
export function useSharing(journey: string) {
  const { workspace } = useHere();
  const queries = useQueryClient();
  const path = { workspace: workspace.id, journey };
  const again = () => queries.invalidateQueries({ queryKey: ["shares", workspace.id, journey] });
  const make = useMutation({
    mutationFn: (body: Schemas["ShareAsked"]) =>
      told(client.POST("/api/w/{workspace}/journeys/{journey}/shares", { params: { path }, body })),
    onSuccess: again,
  });
  const revoke = useMutation({
    mutationFn: (share: string) =>
      done(
        client.DELETE("/api/w/{workspace}/journeys/{journey}/shares/{share}", {
          params: { path: { ...path, share } },
        }),
      ),
    onSuccess: again,
  });
  return { make, revoke };
}

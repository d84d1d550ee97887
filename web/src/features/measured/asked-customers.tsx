import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { client, told } from "../../core/client";
import { type Keyed, keysOf, type Listing, listingOf } from "../../core/members";
import { askedOf } from "../../core/scope";
import { comingWords } from "../../core/words/coming";
import { Bones } from "../journey-frame/bones";
import { useAddress } from "../journey-frame/use-address";
import { type Asked, type Customers, CustomersProvider, type Told } from "../living-map/customers";
import { useShowing } from "../living-map/showing";
import { useHere } from "../session/workspace";
import { TryAgain } from "../shell/try-again";

const ROUTE = "/api/w/{workspace}/journeys/{journey}/who";

const ASKED: Customers = { useListing, useTold };

/** Parts in it ask the server who is behind the numbers on the screen. */
export function AskedCustomers({ children }: { readonly children: ReactNode }) {
  return <CustomersProvider value={ASKED}>{children}</CustomersProvider>;
}

function useListing(number: string): Asked<Listing> {
  const { map, around } = useShowing();
  const { path, scope, ofMap } = usePlace();
  const snapshot = map.page.overlay.frames[0]?.provenance.snapshot_id ?? "";
  const keyed = around.more?.[number];
  const query = { ...scope, number, snapshot };
  return askedFor(
    useQuery({
      queryKey: ["living-map", path.workspace, path.journey, "who", query, keyed ?? null],
      queryFn: () =>
        keyed === undefined
          ? told(client.GET(ROUTE, { params: { path, query } }))
          : keyedListing(number, keyed),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );

  async function keyedListing(of: string, members: Keyed): Promise<Listing> {
    const params = { path, query: ofMap };
    const body = { keys: [...keysOf(members)] };
    const { journeys } = await told(client.POST(`${ROUTE}/journeys`, { params, body }));
    return listingOf(of, members, journeys);
  }
}

function useTold(key: string): Asked<Told> {
  const { map } = useShowing();
  const { path, ofMap } = usePlace();
  const query = { ...ofMap, key };
  const { data_to } = map.page.made;
  return askedFor(
    useQuery({
      queryKey: ["living-map", path.workspace, path.journey, "timeline", query, data_to],
      queryFn: () => told(client.GET(`${ROUTE}/timeline`, { params: { path, query } })),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
}

/** Where the customers on the screen are asked for: of which journey and scope. */
function usePlace() {
  const { workspace } = useHere();
  const { journey, scope: whole } = useAddress();
  const scope = askedOf(whole);
  const { version, draft, by } = scope;
  return { path: { workspace: workspace.id, journey }, scope, ofMap: { version, draft, by } };
}

function askedFor<T>({ data, error, refetch }: UseQueryResult<T>): Asked<T> {
  if (data !== undefined) return { value: data };
  return {
    instead:
      error === null ? (
        <Bones said={comingWords.customers} />
      ) : (
        <TryAgain problem={error} onAgain={refetch} />
      ),
  };
}

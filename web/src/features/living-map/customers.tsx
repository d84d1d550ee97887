import { createContext, type ReactNode, use } from "react";
import type { JourneySaid, Timelines } from "../../api/page";
import type { Listing } from "../../core/members";
import { useShowing } from "./showing";

/** What was asked for; until it is there, what stands in its place. */
export type Asked<T> =
  | { readonly value: T; readonly instead?: undefined }
  | { readonly value?: undefined; readonly instead: ReactNode };

/** How journeys went, in the form of the document. */
export interface Told {
  readonly journeys: readonly JourneySaid[];
  readonly timelines: Timelines;
}

/** Where the customers behind a number come from, and how one of their journeys went. */
export interface Customers {
  readonly useListing: (number: string) => Asked<Listing>;
  readonly useTold: (journey: string) => Asked<Told>;
}

const CustomersContext = createContext<Customers | null>(null);
export const CustomersProvider = CustomersContext.Provider;

/** Parts in it find customers: asked for where the map is shown, carried by a file that stands alone. */
export function WithCustomers({ children }: { readonly children: ReactNode }) {
  const { map, around } = useShowing();
  const { Customers } = around;
  if (Customers !== undefined) return <Customers>{children}</Customers>;
  const carried = { value: map.page };
  return (
    <CustomersProvider value={{ useListing: () => carried, useTold: () => carried }}>
      {children}
    </CustomersProvider>
  );
}

/** The customers; only inside `WithCustomers`. */
export function useCustomers(): Customers {
  const customers = use(CustomersContext);
  if (customers === null) throw new Error("useCustomers is for parts of WithCustomers");
  return customers;
}

import { fetched } from "../../ui/fetched";

/** Customers asked for when somebody wants to know who they are. */
export const AskedCustomers = fetched(
  async () => (await import("./asked-customers")).AskedCustomers,
);

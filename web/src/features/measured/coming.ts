import { fetched } from "../../ui/fetched";

/** What is known of a living map while the rest of it is being measured. */
export const ComingHeads = fetched(async () => (await import("./coming-heads")).ComingHeads);

/** What are the elements of the map called on a timeline, and in which zone are its moments said? */

export interface Naming {
  readonly timezone: string;
  readonly stage: (key: string) => string;
  readonly path: (key: string) => string;
  /** null for what is not on the map */
  readonly touchpoint: (key: string) => string | null;
}

/** What a request can end with besides its answer. */

/** What went wrong, in the server's words. */
export class Problem extends Error {
  readonly status: number;
  readonly remedy: string | null;
  /** in which language it is told: what has no translation is told in English */
  readonly language: string | null;

  constructor(
    status: number,
    message: string,
    remedy: string | null,
    language: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.remedy = remedy;
    this.language = language;
  }
}

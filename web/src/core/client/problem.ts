/** What a request can end with besides its answer. */

import { language } from "../language";
import { appWords } from "../words/app";

/** As a server says that it cannot be had now: whoever asks again later may be answered. */
const UNREACHED = 503;
/** How browsers tell that a part of the application did not come. */
const PART = /dynamically imported module|module script|preload CSS/;

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

/** The line broke, or nobody is at its other end; a browser would say so in its own English. */
export function unreached(): Problem {
  return new Problem(UNREACHED, appWords.unreached, appWords.unreachedNext, language());
}

/** The answer to a request whose line may break while it comes in. */
export async function arrived<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (problem) {
    throw problem instanceof TypeError ? unreached() : problem;
  }
}

/** What broke a screen, as it is told: a part of the application that did not come is a broken line. */
export function whatBroke(error: Error): Error {
  return PART.test(error.message) ? unreached() : error;
}

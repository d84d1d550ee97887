/** How the server is asked: typed by its own description, forged requests kept out. */

import createClient from "openapi-fetch";
import type { components, paths } from "../../api/schema";
import { language } from "../language";
import { appWords } from "../words/app";
import { arrived, Problem } from "./problem";
import { ask } from "./standing";

export type Schemas = components["schemas"];

export const client = createClient<paths>({ baseUrl: window.location.origin, fetch: ask });

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer, or the problem it told. */
export async function told<T>(answer: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await arrived(answer);
  if (response.ok && data !== undefined) return data;
  throw problemOf(response, error);
}

/** The same where the answer has no body. */
export async function done(answer: Promise<Answered<unknown>>): Promise<void> {
  const { error, response } = await arrived(answer);
  if (!response.ok) throw problemOf(response, error);
}

/** A problem from what the server sent. */
export function problemOf(answer: Response, error: unknown): Problem {
  const said = new Map<string, unknown>(
    Object.entries(typeof error === "object" && error !== null ? error : {}),
  );
  const message = said.get("message");
  const remedy = said.get("remedy");
  if (typeof message !== "string")
    return new Problem(answer.status, appWords.answered(answer.status), null, language());
  return new Problem(
    answer.status,
    message,
    typeof remedy === "string" ? remedy : null,
    answer.headers.get("Content-Language"),
  );
}

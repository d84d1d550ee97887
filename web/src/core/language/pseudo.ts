/** How does a screen look in a language that is longer, and what on it was never translated? */

import type { Messages } from "@lingui/core";

type Message = Messages[string];
type Token = Exclude<Message, string>[number];

const ACCENTS: Readonly<Record<string, string>> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ó",
  u: "ú",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
};
const LONGER = 0.4;
const PLACE = 6; // how long what fills a place is likely to be

function accented(text: string): string {
  return text.replaceAll(/[aeiouAEIOU]/g, (letter) => ACCENTS[letter] ?? letter);
}

function padding(length: number): string {
  return "~".repeat(Math.ceil(length * LONGER));
}

function stretchedToken(token: Token): Token {
  if (typeof token === "string") return accented(token);
  const [name, format] = token;
  const choices: unknown = token[2];
  if (format === undefined || typeof choices !== "object" || choices === null) return token;
  const said = Object.entries(choices).map(([key, value]) => [key, inner(value)]);
  return [name, format, Object.fromEntries(said)];
}

function inner(value: unknown): unknown {
  if (typeof value === "string") return accented(value);
  return Array.isArray(value) ? value.map(stretchedToken) : value;
}

function lengthOf(message: Message): number {
  if (typeof message === "string") return message.length;
  return message.reduce(
    (sum, token) => sum + (typeof token === "string" ? token.length : PLACE),
    0,
  );
}

function stretchedMessage(message: Message): Message {
  const tokens = typeof message === "string" ? [message] : message;
  return ["[", ...tokens.map(stretchedToken), padding(lengthOf(message)), "]"];
}

/** Every message of a catalogue in brackets, with accents, and longer by 40 %. */
export function stretched(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, stretchedMessage(message)]),
  );
}

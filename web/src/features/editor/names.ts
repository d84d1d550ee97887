import { type JsonObject, partsAt, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { capital, channelName } from "../../core/words/vocabulary";

/** The name of who answers for something; of nobody where nobody does. */
export function nameOfOwner(document: JsonObject, owner: string | null): string {
  if (owner === null) return words.nobody;
  const department = partsAt(document, "departments").find((one) => textAt(one, "key") === owner);
  return (
    (department === undefined ? null : textAt(department, "name")) ??
    owner.replace(/^person:/, "").replaceAll("_", " ")
  );
}

/** A word of the vocabulary as people read it. */
export function spoken(key: string): string {
  return capital(key.replaceAll("_", " "));
}

/** The name of a channel: the map's own, else the word of the vocabulary. */
export function nameOfChannel(document: JsonObject, key: string): string {
  const own = partsAt(document, "channels").find((one) => textAt(one, "key") === key);
  return channelName(key, own === undefined ? null : textAt(own, "name"));
}

/** The first letter of a person's name. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? "?";
}

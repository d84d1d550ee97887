import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { client, Problem, told } from "../../core/client";
import { count } from "../../core/format";
import { isList, isObject, type Json, plainObject, type Spot } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { useHere } from "../session/workspace";
import { useDrawn } from "./drawing";
import { TextField } from "./fields";
import styles from "./panel.module.css";

const PAUSE_MS = 400;
const NONE = "none";

/** Which events show this part: a rule in words, and at once what it matches. */
export function BindingField({ spot }: { readonly spot: Spot }) {
  const { edit, draft } = useDrawn();
  const { workspace } = useHere();
  const queries = useQueryClient();
  const kept = ruleText(spot.part.binding);
  const [text, setText] = useState(kept);
  const asked = useSettled(text, PAUSE_MS);
  useEffect(() => setText(kept), [kept]);
  const ask = (rule: string) =>
    told(
      client.POST("/api/w/{workspace}/drafts/{draft}/matches", {
        params: { path: { workspace: workspace.id, draft } },
        body: { text: rule },
      }),
    );
  const matches = useQuery({
    queryKey: ["matches", workspace.id, draft, asked],
    queryFn: () => ask(asked),
    enabled: asked.trim() !== "" && asked.trim() !== NONE,
    retry: false,
  });
  const keep = async (said: string, base: number) => {
    const label = words.labels.set(words.fields.binding, spot.name);
    const path = [...spot.path, "binding"];
    if (said === "" || said === NONE) {
      edit({ do: "set", path, value: said === "" ? null : NONE }, label, base);
      return;
    }
    const names = namesFrom(said);
    if (names !== null) {
      edit({ do: "set", path, value: { event: names } }, label, base);
      return;
    }
    try {
      const queryKey = ["matches", workspace.id, draft, said];
      const { binding } = await queries.fetchQuery({ queryKey, queryFn: () => ask(said) });
      edit({ do: "set", path, value: plainObject(binding) }, label, base);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setText(said); // its fault stands below the field
    }
  };
  return (
    <div className={styles.group}>
      <TextField
        label={words.fields.binding}
        hint={words.fields.bindingHint}
        value={kept}
        isLong
        onWriting={setText}
        onKeep={(said, base) => void keep(said, base)}
      />
      <p className={styles.matches} role="status" data-matches="">
        {matches.isError ? (
          <span className={styles.fault}>
            {matches.error.message}
            {matches.error instanceof Problem && ` ${matches.error.remedy ?? ""}`}
          </span>
        ) : matches.data === undefined ? (
          matches.isFetching && words.matches.counting
        ) : matches.data.events === null ? (
          words.matches.none
        ) : matches.data.events === 0 ? (
          words.matches.zero
        ) : (
          words.matches.count(count(matches.data.events), count(matches.data.journeys ?? 0))
        )}
      </p>
      {matches.data !== undefined && matches.data.names.length > 0 && (
        <ul className={styles.names}>
          {matches.data.names.map((one) => (
            <li key={one.name}>
              <code>{one.name}</code> {count(one.events)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A value once it has not changed for a while. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), ms);
    return () => window.clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** A rule as a person writes it: names with commas where that says all, else in one line. */
export function ruleText(rule: Json | undefined): string {
  if (rule === undefined || rule === null) return "";
  if (!isObject(rule)) return String(rule);
  const names = rule.event;
  if (Object.keys(rule).length === 1 && isList(names) && names.every(isPlainName))
    return names.join(", ");
  return flow(rule);
}

/** The event names of a text that lists nothing else; null where it is a rule with more to it. */
export function namesFrom(text: string): readonly string[] | null {
  const names = text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.length > 0 && names.every(isPlainName) ? names : null;
}

function isPlainName(name: Json): boolean {
  return typeof name === "string" && /^[\w.*?/ -]+$/.test(name);
}

/** A value in one line of YAML. */
function flow(value: Json): string {
  if (isList(value)) return `[${value.map(flow).join(", ")}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([name, part]) => `${word(name)}: ${flow(part)}`)
      .join(", ")}}`;
  return typeof value === "string" ? word(value) : String(value);
}

function word(text: string): string {
  const isPlain =
    /^[A-Za-z_][\w.]*$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { client, Problem, told } from "../../core/client";
import type { Writing } from "../../core/editing";
import { count, moment, zoneHere } from "../../core/format";
import { type Holder, namesFrom, plainObject, ruleText } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { useHere } from "../session/workspace";
import { useDrawn } from "./drawing";
import { TextField } from "./fields";
import styles from "./panel.module.css";

const PAUSE_MS = 400;
const NONE = "none";

interface BindingProps {
  readonly holder: Holder;
  /** what the part is called */
  readonly name: string;
}

/** Which events show this part: a rule in words, and at once what it matches. */
export function BindingField({ holder, name }: BindingProps) {
  const { edit, draft } = useDrawn();
  const { workspace } = useHere();
  const queries = useQueryClient();
  const kept = ruleText(holder.part.binding);
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
  const keep = async (said: string, writing: Writing) => {
    const label = words.labels.set(words.fields.binding, name);
    if (said === "" || said === NONE) {
      edit(holder.write("binding", said === "" ? null : NONE), label, writing);
      return;
    }
    const names = namesFrom(said);
    if (names !== null) {
      edit(holder.write("binding", { event: names }), label, writing);
      return;
    }
    try {
      const queryKey = ["matches", workspace.id, draft, said];
      const { binding } = await queries.fetchQuery({ queryKey, queryFn: () => ask(said) });
      edit(holder.write("binding", plainObject(binding)), label, writing);
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
        onKeep={(said, writing) => void keep(said, writing)}
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
      {matches.data !== undefined && matches.data.sample.length > 0 && (
        <details className={styles.sample}>
          <summary>{words.matches.sample(matches.data.sample.length)}</summary>
          <ul>
            {matches.data.sample.map((one) => (
              <li key={`${one.at} ${one.name} ${one.account}`}>
                {moment(one.at, zoneHere())} <code>{one.name}</code> {one.account}
              </li>
            ))}
          </ul>
        </details>
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

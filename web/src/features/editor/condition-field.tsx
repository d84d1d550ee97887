import { useState } from "react";
import { client, Problem, told } from "../../core/client";
import type { Writing } from "../../core/editing";
import { conditionText, type Json, namesFrom, plain, ruleText } from "../../core/map";
import { useHere } from "../session/workspace";
import { useDrawn } from "./drawing";
import { TextField } from "./fields";
import styles from "./panel.module.css";
import { type FieldProps, type ShapeOf, useWrite } from "./use-write";

type Reader = (text: string) => Promise<Json>;
const REFERENCE = /^(stage|touchpoint|outcome|compliance):[a-z][a-z0-9_]*$/;

interface RuleTextProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly value: string;
  readonly read: Reader;
  readonly onRead: (value: Json, writing: Writing) => void;
}

/** A rule in words; what cannot be read is told below it and not taken. */
function RuleText({ label, hint, value, read, onRead }: RuleTextProps) {
  const [fault, setFault] = useState<string | null>(null);
  const keep = async (text: string, writing: Writing) => {
    try {
      const said = text === "" ? null : await read(text);
      setFault(null);
      onRead(said, writing);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setFault([error.message, error.remedy].filter(Boolean).join(" "));
    }
  };
  return (
    <div className={styles.group}>
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={value}
        isLong
        onKeep={(text, writing) => void keep(text, writing)}
      />
      {fault !== null && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** When something is so: a part that was seen, names of events, or a rule of the map file. */
export function ConditionField(props: FieldProps<ShapeOf<"question" | "condition" | "binding">>) {
  const { shape, holder } = props;
  const { draft } = useDrawn();
  const { workspace } = useHere();
  const write = useWrite(props);
  const read: Reader = async (text) => {
    if (REFERENCE.test(text)) return { seen: text };
    const names = namesFrom(text);
    if (names !== null) return { seen: { event: names } };
    const said = await told(
      client.POST("/api/w/{workspace}/drafts/{draft}/conditions", {
        params: { path: { workspace: workspace.id, draft } },
        body: { text },
      }),
    );
    return plain(said.condition);
  };
  return (
    <RuleText
      label={shape.label}
      hint={shape.hint}
      value={conditionText(holder.part[shape.of])}
      read={read}
      onRead={write}
    />
  );
}

/** What a measure counts: a part of the map, or events. */
export function QuestionField(props: FieldProps<ShapeOf<"question" | "condition" | "binding">>) {
  const { shape, holder } = props;
  const { draft } = useDrawn();
  const { workspace } = useHere();
  const write = useWrite(props);
  const read: Reader = async (text) => {
    if (REFERENCE.test(text)) return text;
    const names = namesFrom(text);
    if (names !== null) return { event: names };
    const said = await told(
      client.POST("/api/w/{workspace}/drafts/{draft}/matches", {
        params: { path: { workspace: workspace.id, draft } },
        body: { text },
      }),
    );
    return plain(said.binding);
  };
  return (
    <RuleText
      label={shape.label}
      hint={shape.hint}
      value={ruleText(holder.part[shape.of])}
      read={read}
      onRead={write}
    />
  );
}

import type { UseMutationResult } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "../../core/client";
import { zoneHere } from "../../core/format";
import { enteringWords } from "../../core/words/entering";
import styles from "./start.module.css";
import type { Beginning } from "./use-start";

const words = enteringWords.start;
const MOST = 200;

interface OwnProps {
  readonly start: UseMutationResult<Schemas["ManagedJourney"], Error, Beginning>;
  readonly mayEdit: boolean;
}

/** An empty map with a name and a first stage, opened to be drawn. */
export function OwnMap({ start, mayEdit }: OwnProps) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [stage, setStage] = useState("");
  const draw = () =>
    start.mutate(
      { kind: "begun", name, stage, timezone: zoneHere() },
      {
        onSuccess: (journey) => {
          const draft = journey.drafts[0]?.id;
          void navigate({
            to: "/m/$journey/edit",
            params: { journey: journey.key },
            search: draft === undefined ? {} : { draft },
          });
        },
      },
    );
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault();
        draw();
      }}
    >
      <label>
        {words.ownName}
        <input
          required
          maxLength={MOST}
          disabled={!mayEdit}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        {words.ownStage}
        <input
          required
          maxLength={MOST}
          disabled={!mayEdit}
          value={stage}
          onChange={(event) => setStage(event.target.value)}
        />
      </label>
      <button type="submit" disabled={!mayEdit || start.isPending}>
        {words.draw}
      </button>
    </form>
  );
}

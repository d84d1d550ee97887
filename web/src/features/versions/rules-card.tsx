import { useId } from "react";
import { versionWords } from "../../core/words/versions";
import { Notice } from "../../ui/notice";
import { useMay } from "../session/workspace";
import { useRules } from "./use-versions";
import styles from "./versions.module.css";

const words = versionWords.rules;

/** What an owner decides about publishing; others see what was decided. */
export function RulesCard() {
  const mayDecide = useMay("workspace.write");
  const { rules, decide } = useRules();
  const id = useId();
  if (rules.data === undefined || !(mayDecide || rules.data.asks_approval)) return null;
  return (
    <section className={styles.section}>
      <h2>{words.title}</h2>
      {decide.isError && <Notice kind="breach" problem={decide.error} />}
      <p className={styles.rule}>
        <input
          id={id}
          type="checkbox"
          checked={decide.isPending ? decide.variables.asks_approval : rules.data.asks_approval}
          disabled={!mayDecide}
          onChange={(event) => decide.mutate({ asks_approval: event.target.checked })}
        />
        <label htmlFor={id}>{words.asks}</label>
      </p>
      <p className="faint">{words.said}</p>
    </section>
  );
}

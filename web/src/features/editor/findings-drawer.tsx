import { X } from "lucide-react";
import { editorWords as words } from "../../core/words/editor";
import { Button } from "../../ui/button";
import { useDrawn } from "./drawing";
import styles from "./editor.module.css";
import { focusSoon } from "./focus-soon";

const WORDS: Readonly<Record<string, string>> = words.findings.severity;
const ORDER = "EWI";

/** What the map check says of the draft as it stands, each with what to do. */
export function FindingsDrawer({ onClose }: { readonly onClose: () => void }) {
  const { state, outline, select } = useDrawn();
  const findings = state.findings.toSorted(
    (one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity),
  );
  return (
    <section className={styles.drawer} aria-label={words.findings.title}>
      <header className={styles.drawerHead}>
        <h2>{words.findings.count(findings.length)}</h2>
        <Button label={words.dismiss} kind="quiet" onClick={onClose}>
          <X size={15} aria-hidden="true" />
        </Button>
      </header>
      {findings.length === 0 && <p className="faint">{words.findings.none}</p>}
      <ul className={styles.findings}>
        {findings.map((finding) => {
          const about = finding.refs.find((ref) => outline.byRef.has(ref));
          return (
            <li key={finding.fingerprint} data-severity={finding.severity}>
              <span className={styles.severity}>{WORDS[finding.severity] ?? finding.severity}</span>
              <span>
                {about === undefined ? (
                  finding.message
                ) : (
                  <button
                    type="button"
                    className={styles.finding}
                    onClick={() => {
                      select(about);
                      focusSoon(about);
                    }}
                  >
                    {finding.message}
                  </button>
                )}{" "}
                <span className={styles.remedy}>{finding.remedy}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

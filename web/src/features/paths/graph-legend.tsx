import { RotateCcw } from "lucide-react";
import { pathWords as words } from "../../core/words/paths";
import { StatusGlyph } from "../../ui/glyph";
import { Legend } from "../../ui/legend";
import { cx } from "../../ui/names";
import { VERDICTS } from "./naming";
import type { WayStep } from "./use-ways";
import styles from "./way-graph.module.css";

const KINDS = ["planned", "desire", "rare", "border"] as const;
const LOOKS = ["better", "worse", "not_different", "too_few"] as const;

/** What the lines of the graph mean: only those that are drawn. */
export function GraphLegend({
  steps,
  hasBack,
}: {
  readonly steps: readonly WayStep[];
  readonly hasBack: boolean;
}) {
  const isCompared = steps.some((step) => step.took !== null);
  const drawn = new Set<string>(steps.map((step) => step.took?.verdict ?? step.kind));
  return (
    <Legend label={words.legend.name} className={styles.legend}>
      {[...KINDS, ...LOOKS]
        .filter((look) => drawn.has(look))
        .map((look) => (
          <li key={look}>
            <svg width="26" height="8" aria-hidden="true">
              <path d="M0 4h26" strokeWidth="3" className={cx(styles.sample, styles[look])} />
            </svg>
            <LookGlyph look={look} />
            {words.legend[look]}
          </li>
        ))}
      {hasBack && (
        <li>
          <RotateCcw size={11} strokeWidth={2.2} aria-hidden="true" />
          {words.legend.back}
        </li>
      )}
      <li className="faint">{isCompared ? words.legend.tookLabel : words.legend.label}</li>
      <li className="faint">{words.legend.width}</li>
    </Legend>
  );
}

function LookGlyph({ look }: { readonly look: string }) {
  const found = LOOKS.find((one) => one === look);
  return found === undefined ? null : <StatusGlyph condition={VERDICTS[found]} />;
}

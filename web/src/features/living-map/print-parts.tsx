import { memo, useEffect, useState } from "react";
import { LAYERS } from "../../core/scope";
import { whenSpare } from "../../core/spare-time";
import { words } from "../../core/words";
import { BasisGlyph, BasisLine } from "../../ui/glyph";
import { DataBoard } from "../boards/data-board";
import { Findings } from "../boards/findings";
import { TargetsBoard } from "../boards/targets-board";
import { MarksLegend } from "./marks-legend";
import styles from "./print-parts.module.css";
import { useLasting } from "./showing";
import { usePaper } from "./use-paper";

/** On paper: what the three layers look like, then findings, targets and the ground of it all. Drawn when there is time, or when it is printed. */
export const PrintParts = memo(function PrintParts() {
  const [isDrawn, setDrawn] = useState(false);
  const isPaper = usePaper();
  useEffect(() => whenSpare(() => setDrawn(true)), []);
  return isDrawn || isPaper ? <Parts /> : null;
});

function Parts() {
  const { map } = useLasting();
  return (
    <div className={styles.print} aria-hidden="true">
      <ul className={styles.legend}>
        {LAYERS.map((layer) =>
          layer === "compare" ? null : (
            <li key={layer}>
              <BasisGlyph basis={layer} /> <BasisLine basis={layer} /> <b>{words.layers[layer]}</b>{" "}
              {words.legend[layer]}
            </li>
          ),
        )}
      </ul>
      <MarksLegend />
      <div className={styles.parts}>
        <section>
          <h2>{words.findings.title}</h2>
          <Findings />
        </section>
        <section>
          <h2>{words.targets.title}</h2>
          <TargetsBoard />
        </section>
        <section>
          <h2>{words.data.title}</h2>
          <DataBoard />
        </section>
      </div>
      <p className={styles.foot}>{map.page.map.name}</p>
    </div>
  );
}

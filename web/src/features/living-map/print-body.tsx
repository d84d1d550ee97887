import { LAYERS } from "../../core/scope";
import { words } from "../../core/words";
import { BasisGlyph, BasisLine } from "../../ui/glyph";
import { DataBoard } from "../boards/data-board";
import { Findings } from "../boards/findings";
import { TargetsBoard } from "../boards/targets-board";
import { MarksLegend } from "./marks-legend";
import styles from "./print-body.module.css";
import { useLasting } from "./showing";

/** What the three layers look like, then findings, targets and the ground of it all. */
export function PrintBody() {
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

import { Link } from "@tanstack/react-router";
import { isStage, type LivingMap } from "../../core/reading";
import { findingListWords as words } from "../../core/words/finding-lists";
import { Status } from "../../ui/chip";
import { useAddress } from "../journey-frame/use-address";
import { useMay } from "../session/workspace";
import styles from "./findings.module.css";
import type { MapFinding } from "./use-map-findings";

const CONDITIONS = { E: "breach", W: "watch" } as const;

/** What the map check finds, each with what to do and the way to its element in the editor. */
export function MapFindings({
  findings,
  map,
}: {
  readonly findings: readonly MapFinding[];
  readonly map: LivingMap;
}) {
  return (
    <ul className={styles.list}>
      {findings.map((one) => (
        <Line key={one.fingerprint} finding={one} map={map} />
      ))}
    </ul>
  );
}

function Line({ finding, map }: { readonly finding: MapFinding; readonly map: LivingMap }) {
  const { journey, scope } = useAddress();
  const mayEdit = useMay("map.edit");
  const { severity } = finding;
  const drawn = finding.refs.map((ref) => map.byRef.get(ref)).find((one) => one !== undefined);
  const condition = severity === "E" || severity === "W" ? CONDITIONS[severity] : "unsure";
  return (
    <li className={styles.drawn} data-code={finding.code}>
      <p>{finding.message}</p>
      <p className="faint">{finding.remedy}</p>
      <p className={styles.facts}>
        <Status condition={condition}>{words.severity(severity)}</Status>
        <span>{finding.name}</span>
        {mayEdit && (
          <Link
            to="/m/$journey/edit"
            params={{ journey }}
            search={scope.draft === undefined ? {} : { draft: scope.draft }}
            hash={drawn === undefined ? "" : `sel=${drawn.ref}`}
          >
            {words.edit(drawn?.said.name ?? map.page.map.name)}
          </Link>
        )}
      </p>
    </li>
  );
}

/** The stage that an element stands in; null for what is drawn nowhere. */
export function stageOfRef(map: LivingMap, ref: string): string | null {
  const element = map.byRef.get(ref);
  if (element === undefined) return null;
  return isStage(element) ? element.said.key : element.said.stage;
}

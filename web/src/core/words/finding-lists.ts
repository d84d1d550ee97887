/** The words of the screen of findings. */

import { plural, t } from "@lingui/core/macro";

const SEVERITIES: Readonly<Record<string, string>> = {
  E: t`blocks publishing`,
  W: t`mend this`,
  I: t`worth a look`,
};

export const findingListWords = {
  said: (overlay: number, map: number) =>
    t`${plural(overlay, { one: "# finding", other: "# findings" })} of what customers do, ${plural(map, { one: "# finding", other: "# findings" })} of the map itself.`,
  measured: t`What customers do`,
  measuredSaid: t`Worse than promised or planned, and not by chance; those that touch most accounts first.`,
  drawn: t`What the map check finds`,
  drawnSaid: t`Where the map itself is thin, unowned or cannot be right. Each leads to its element in the editor.`,
  filters: t`Which findings`,
  kind: t`Kind`,
  allKinds: t`all kinds`,
  stage: t`Stage`,
  allStages: t`all stages`,
  owner: t`Owner`,
  allOwners: t`all owners`,
  nobody: t`nobody`,
  clear: t`Show all`,
  noneHere: t`No finding is of this kind, stage and owner.`,
  noneMeasured: t`Nothing is surely worse than promised or planned.`,
  noneDrawn: t`The map check finds nothing to mend.`,
  loading: t`Checking the map`,
  edit: (name: string) => t`Open ${name} in the editor`,
  severity: (severity: string) => SEVERITIES[severity] ?? severity,
} as const;

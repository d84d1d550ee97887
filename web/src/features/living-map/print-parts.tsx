import { memo, useEffect, useState } from "react";
import { whenSpare } from "../../core/spare-time";
import { fetched } from "../../ui/fetched";
import { usePaper } from "./use-paper";

const PrintBody = fetched(async () => (await import("./print-body")).PrintBody);

/** What stands on paper beside the map. Drawn when there is time, or when it is printed. */
export const PrintParts = memo(function PrintParts() {
  const [isDrawn, setDrawn] = useState(false);
  const isPaper = usePaper();
  useEffect(() => whenSpare(() => setDrawn(true)), []);
  return isDrawn || isPaper ? <PrintBody /> : null;
});

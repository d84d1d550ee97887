import { voiceWords as words } from "../../core/words/voice";
import { OnMap } from "../journey-frame/on-map";
import { TableFrame } from "../journey-frame/table-frame";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { SCORES } from "./voice-search";

/** Every score of every stage, and of all together. */
export function ScoresTable() {
  const { map } = useShowing();
  const { voice } = map.page.overlay;
  return (
    <TableFrame
      name={words.table}
      columns={[
        { key: "stage", name: words.stage },
        ...SCORES.map((key) => ({ key, name: words.scores[key], isNumber: true })),
      ]}
      rows={[
        {
          key: "all",
          cells: [
            words.all,
            ...SCORES.map((key) => {
              const estimate = voice[key];
              return estimate === null ? (
                words.nobody
              ) : (
                <Measured key={key} number={`voice.${key}`} estimate={estimate} />
              );
            }),
          ],
        },
        ...map.stages.map(({ said, ref, measured }) => ({
          key: said.key,
          cells: [
            <span key="name">
              {said.name} <OnMap element={ref} name={said.name} />
            </span>,
            ...SCORES.map((key) => {
              const estimate = measured?.[key] ?? null;
              return estimate === null ? (
                words.nobody
              ) : (
                <Measured key={key} number={`stages.${said.key}.${key}`} estimate={estimate} />
              );
            }),
          ],
        })),
      ]}
    />
  );
}

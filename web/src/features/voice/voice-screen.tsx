import { useSearch } from "@tanstack/react-router";
import { count } from "../../core/format";
import { voiceWords as words } from "../../core/words/voice";
import { Notice } from "../../ui/notice";
import { Segmented } from "../../ui/segmented";
import { ChartOrTable } from "../journey-frame/chart-or-table";
import { JourneyScreen } from "../journey-frame/journey-screen";
import { useChangeAddress } from "../journey-frame/use-address";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { BringAnswers } from "./bring-answers";
import { ScoresChart } from "./scores-chart";
import { ScoresTable } from "./scores-table";
import { Verbatims } from "./verbatims";
import { readVoiceSearch, SCORES, type VoiceSearch } from "./voice-search";

/** What customers say, and where on the journey. */
export function VoiceScreen() {
  return (
    <JourneyScreen screen="voice">
      <Voice />
    </JourneyScreen>
  );
}

function Voice() {
  const { map } = useShowing();
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const search = readVoiceSearch(raw);
  const change = useChangeAddress<VoiceSearch>();
  const { voice } = map.page.overlay;
  const score = search.score ?? SCORES.find((one) => voice[one] !== null) ?? "nps";
  return (
    <>
      {voice.answers === 0 ? (
        <Notice kind="plain">
          <p>{words.empty}</p>
        </Notice>
      ) : (
        <ChartOrTable
          said={
            <>
              {words.said(voice.answers, count(voice.unplaced))}{" "}
              <Measured number="voice.response_rate" estimate={voice.response_rate} />{" "}
              {words.response}.
            </>
          }
          controls={
            <Segmented
              label={words.scoreOf}
              value={score}
              onChange={(next) => change({ score: next })}
              options={SCORES.map((value) => ({ value, label: words.scores[value] }))}
            />
          }
          chart={<ScoresChart score={score} />}
          table={<ScoresTable />}
        />
      )}
      <BringAnswers />
      <Verbatims stage={search.stage} onStage={(stage) => change({ stage })} />
    </>
  );
}

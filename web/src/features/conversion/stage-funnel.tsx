import type { FunnelRow, StageRow } from "../../api/page";
import { count } from "../../core/format";
import type { LivingMap } from "../../core/reading";
import type { FunnelSearch } from "../../core/scope";
import { words as mapWords, plainWords } from "../../core/words";
import { conversionWords as words } from "../../core/words/conversion";
import { Button } from "../../ui/button";
import { Figure } from "../../ui/figure";
import { Notice } from "../../ui/notice";
import { ChartOrTable } from "../journey-frame/chart-or-table";
import { OnMap } from "../journey-frame/on-map";
import { TableFrame } from "../journey-frame/table-frame";
import { useLetters } from "../keys/use-letters";
import { costOf, Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { channelName } from "../who/number-words";
import { ShareBars } from "./share-bars";
import { StageChannels } from "./stage-channels";

interface StageFunnelProps {
  readonly search: FunnelSearch;
  readonly onChange: (part: Partial<FunnelSearch>) => void;
}

/** How far journeys get along the stages of the map. */
export function StageFunnel({ search, onChange }: StageFunnelProps) {
  const { map } = useShowing();
  const isBroken = search.channels === true;
  const rows = map.page.overlay.funnel;
  useLetters((letter) => {
    if (letter === "d") onChange({ channels: isBroken ? undefined : true });
  });
  const [first, second] = rows;
  if (first === undefined || second === undefined) return <Lacking text={words.empty} />;
  if (first.n + first.still_open === 0) return <Lacking text={words.nobody} />;
  const counted = mapWords.countedBy(map.page.made.counted, first.n);
  return (
    <ChartOrTable
      said={words.said(counted, count(first.still_open))}
      controls={
        <Button
          isPressed={isBroken}
          title={words.breakDownHint}
          onClick={() => onChange({ channels: isBroken ? undefined : true })}
        >
          {words.breakDown}
        </Button>
      }
      chart={
        <>
          <ShareBars
            name={words.chart}
            bars={rows.map((row, place) => ({
              key: row.key,
              name: stageName(map, row.key),
              number: `funnel.${row.key}.of_start`,
              estimate: row.of_start,
              beside: <Beside row={row} isFirst={place === 0} />,
              ...(isBroken ? { below: <StageChannels stage={row.key} /> } : {}),
            }))}
          />
          <p className="faint keyed">{words.keys}</p>
        </>
      }
      table={<StageTable map={map} rows={rows} isBroken={isBroken} />}
    />
  );
}

function Lacking({ text }: { readonly text: string }) {
  return (
    <Notice kind="plain">
      <p>{text}</p>
    </Notice>
  );
}

function Beside({ row, isFirst }: { readonly row: FunnelRow; readonly isFirst: boolean }) {
  const number = `funnel.${row.key}`;
  if (isFirst) {
    return (
      <span>
        <Figure number={`${number}.n`}>{count(row.n)}</Figure> {words.began}{" "}
        <OnMap element={`stage:${row.key}`} name={row.key} />
      </span>
    );
  }
  return (
    <>
      <Measured
        number={`${number}.of_previous`}
        estimate={row.of_previous}
        shows="main"
        says={words.step}
      />
      <span>
        <Figure number={`${number}.lost`}>{words.lostBefore(count(row.lost))}</Figure>{" "}
        <OnMap element={`stage:${row.key}`} name={row.key} />
      </span>
    </>
  );
}

interface StageTableProps {
  readonly map: LivingMap;
  readonly rows: readonly FunnelRow[];
  readonly isBroken: boolean;
}

function StageTable({ map, rows, isBroken }: StageTableProps) {
  return (
    <>
      <TableFrame
        name={words.table}
        columns={[
          { key: "stage", name: words.stage },
          { key: "n", name: words.reached, isNumber: true },
          { key: "of_start", name: words.ofStart, isNumber: true },
          { key: "of_previous", name: words.ofPrevious, isNumber: true },
          { key: "lost", name: words.lost, isNumber: true },
          { key: "time", name: words.time, isNumber: true },
        ]}
        rows={rows.map((row) => {
          const number = `funnel.${row.key}`;
          return {
            key: row.key,
            cells: [
              stageName(map, row.key),
              <Figure key="n" number={`${number}.n`}>
                {count(row.n)}
              </Figure>,
              <Measured key="start" number={`${number}.of_start`} estimate={row.of_start} />,
              <Measured key="prev" number={`${number}.of_previous`} estimate={row.of_previous} />,
              <Figure key="lost" number={`${number}.lost`}>
                {count(row.lost)}
              </Figure>,
              <Measured key="time" number={`${number}.time`} estimate={row.time} />,
            ],
          };
        })}
      />
      {isBroken && <ChannelTable map={map} />}
    </>
  );
}

function ChannelTable({ map }: { readonly map: LivingMap }) {
  const lines = map.page.overlay.stages.flatMap((stage: StageRow) =>
    stage.channels.map((channel) => ({ stage, channel })),
  );
  if (lines.length === 0) return <Lacking text={words.noChannel} />;
  return (
    <TableFrame
      name={words.breakDown}
      columns={[
        { key: "stage", name: words.stage },
        { key: "channel", name: words.channel },
        { key: "journeys", name: words.usedBy, isNumber: true },
        { key: "share", name: words.ofPassages, isNumber: true },
        { key: "cost", name: words.cost, isNumber: true },
      ]}
      rows={lines.map(({ stage, channel }) => {
        const number = `stages.${stage.key}.channels.${channel.key}`;
        return {
          key: `${stage.key}-${channel.key}`,
          cells: [
            stage.name,
            channelName(map, channel.key),
            <Figure key="journeys" number={`${number}.journeys`}>
              {count(channel.journeys)}
            </Figure>,
            <Measured key="share" number={`${number}.share`} estimate={channel.share} />,
            <Figure key="cost" number={`${number}.cost_per_conversion`}>
              {costOf(channel.cost_per_conversion, map.page.map.currency) ?? words.noCost}
            </Figure>,
          ],
        };
      })}
    />
  );
}

function stageName(map: LivingMap, key: string): string {
  return map.page.map.stages.find((one) => one.key === key)?.name ?? plainWords(key);
}

import { moment, zoneHere } from "../../core/format";
import { versionWords } from "../../core/words/versions";
import { Chip } from "../../ui/chip";
import { Empty } from "../../ui/facts";
import { TryAgain } from "../shell/try-again";
import { useHistory } from "./use-versions";
import styles from "./versions.module.css";

const words = versionWords.history;

/** Who changed this element, when and in which words: version by version, and what is drawn of it now. */
export function HistoryTab({
  journey,
  about,
}: {
  readonly journey: string;
  readonly about: string;
}) {
  const history = useHistory(journey, about);
  if (history.isError) return <TryAgain problem={history.error} onAgain={history.refetch} />;
  if (history.data === undefined) return <p className="faint">{words.loading}</p>;
  if (history.data.length === 0) return <Empty>{words.empty}</Empty>;
  return (
    <ol className={styles.history}>
      {history.data.map((one) => (
        <li key={`${one.at} ${one.version ?? one.draft} ${one.sentences.join()}`}>
          <p>
            {one.version === null ? (
              <Chip>{words.drawn(one.draft ?? "")}</Chip>
            ) : (
              <Chip>{words.version(one.version)}</Chip>
            )}
          </p>
          {one.sentences.length === 0 && <p>{words.since}</p>}
          {one.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {one.note !== "" && <p className="faint">{one.note}</p>}
          <p className="faint">{words.by(one.by_name, moment(one.at, zoneHere()))}</p>
        </li>
      ))}
    </ol>
  );
}

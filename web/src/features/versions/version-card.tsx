import { useNavigate } from "@tanstack/react-router";
import { DOT, day, zoneHere } from "../../core/format";
import { editorWords } from "../../core/words/editor";
import { versionWords as words } from "../../core/words/versions";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { LinkButton } from "../../ui/link-button";
import { Notice } from "../../ui/notice";
import { useBeginDraft } from "../editor/use-draft";
import { useMay } from "../session/workspace";
import type { VersionSaid } from "./use-versions";
import styles from "./versions.module.css";
import { dateOf } from "./when";

const STATES: Readonly<Record<string, string>> = editorWords.versions.states;

interface CardProps {
  readonly journey: string;
  readonly version: VersionSaid;
  /** the version that is in force, none = there is none yet */
  readonly ruling: string | undefined;
}

/** A version: what it is, from when to when, who said yes to it, and where one can go from it. */
export function VersionCard({ journey, version, ruling }: CardProps) {
  const other = version.based_on !== null && isPlan(version) ? version.based_on : ruling;
  return (
    <li className={styles.card} data-version={version.version}>
      <strong>v{version.version}</strong>
      <span className={styles.chips}>
        <Chip>{STATES[version.state] ?? version.state}</Chip>
        {version.reign === "ruling" && <Chip>{editorWords.versions.holds}</Chip>}
      </span>
      <p className={styles.note}>{version.note}</p>
      <span className="faint">
        {[
          reignOf(version),
          ...(version.based_on === null ? [] : [words.basedOn(version.based_on)]),
          ...(version.adopt === "open_cases" ? [words.adopts] : []),
          words.publishedBy(version.published_by_name, day(version.published_at, zoneHere())),
          ...(version.approved_by_name === null
            ? []
            : [words.approvedBy(version.approved_by_name)]),
        ].join(DOT)}
      </span>
      <Verbs
        journey={journey}
        version={version}
        other={other === version.version ? undefined : other}
      />
    </li>
  );
}

/** Whether it tells what shall be, not what is. */
function isPlan({ state }: VersionSaid): boolean {
  return state !== "as_is";
}

/** Whether another took its place, perhaps before its first day. */
function isOver(version: VersionSaid): boolean {
  return version.reign === "past" || (version.reign === "never" && !isPlan(version));
}

/** From when to when it holds, in words. */
function reignOf({ reign, valid_from, valid_to }: VersionSaid): string {
  if (valid_from === null) return words.reigns.never;
  const from = dateOf(valid_from);
  const to = valid_to === null ? null : dateOf(valid_to);
  switch (reign) {
    case "ruling":
      return to === null ? words.reigns.ruling(from) : words.reigns.until(from, to);
    case "coming":
      return to === null ? words.reigns.coming(from) : words.reigns.until(from, to);
    case "past":
      return words.reigns.past(from, to ?? from);
    case "never":
      return words.reigns.never;
  }
}

interface VerbsProps {
  readonly journey: string;
  readonly version: VersionSaid;
  readonly other: string | undefined;
}

/** What can be done from a version. */
function Verbs({ journey, version, other }: VerbsProps) {
  const mayEdit = useMay("map.edit");
  const mayPublish = useMay("map.publish");
  const begin = useBeginDraft(journey);
  const navigate = useNavigate();
  const draw = (name: string, how: { isToBe?: boolean; publish?: boolean } = {}) =>
    begin.mutate(
      { name, version: version.version, is_to_be: how.isToBe === true },
      {
        onSuccess: (made) =>
          navigate({
            to: "/m/$journey/edit",
            params: { journey },
            search: { draft: made.id, ...(how.publish === true ? { publish: true } : {}) },
          }),
      },
    );
  return (
    <>
      {begin.isError && <Notice kind="breach" problem={begin.error} />}
      <span className={styles.verbs}>
        <LinkButton to="/m/$journey" params={{ journey }} search={{ version: version.version }}>
          {editorWords.versions.open}
        </LinkButton>
        {other !== undefined && (
          <LinkButton
            to="/m/$journey"
            params={{ journey }}
            search={{ version: version.version, against: other }}
          >
            {words.onMap(other)}
          </LinkButton>
        )}
        {isPlan(version) && mayPublish && (
          <Button
            kind="primary"
            title={words.takeLiveHint}
            onClick={() => draw(words.takeLiveName(version.version), { publish: true })}
          >
            {words.takeLive}
          </Button>
        )}
        {isOver(version) && mayEdit && (
          <Button
            title={words.restoreHint}
            onClick={() => draw(words.restoreName(version.version))}
          >
            {words.restore}
          </Button>
        )}
        {!isPlan(version) && !isOver(version) && mayEdit && (
          <Button onClick={() => draw(editorWords.versions.nextName)}>
            {editorWords.versions.next}
          </Button>
        )}
        {mayEdit && (
          <Button onClick={() => draw(editorWords.versions.toBeName, { isToBe: true })}>
            {editorWords.versions.toBe}
          </Button>
        )}
      </span>
    </>
  );
}

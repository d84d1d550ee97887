import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { keepOnDevice } from "../../core/editing";
import { editorWords as words } from "../../core/words/editor";
import { Notice } from "../../ui/notice";
import { useJourneys } from "../journeys/use-journeys";
import { useHere, useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { DrawingProvider } from "./drawing";
import { Editor } from "./editor";
import { useBeginDraft } from "./use-draft";
import { useDrawing } from "./use-drawing";

/** Drawing a journey: its open draft, else a new one from the version in force. */
export function EditorScreen() {
  const params: { journey?: string } = useParams({ strict: false });
  const search: { draft?: string; publish?: boolean } = useSearch({ strict: false });
  const journey = params.journey ?? "";
  const mayEdit = useMay("map.edit");
  if (!mayEdit)
    return (
      <Screen title={words.edit}>
        <Notice kind="plain">
          <p>{words.mayNot}</p>
          {search.draft !== undefined && <KeptHere draft={search.draft} />}
          <p>
            <Link to="/m/$journey" params={{ journey }}>
              {words.done}
            </Link>
          </p>
        </Notice>
      </Screen>
    );
  return search.draft === undefined ? (
    <DraftFinder journey={journey} />
  ) : (
    <OpenDraft
      key={search.draft}
      journey={journey}
      draft={search.draft}
      publishes={search.publish === true}
    />
  );
}

/** What was not sent before the right to it was taken away: it is not lost. */
function KeptHere({ draft }: { readonly draft: string }) {
  const { session } = useHere();
  const [count, setCount] = useState(0);
  useEffect(() => {
    void keepOnDevice(draft, session.id)
      .load()
      .then((waiting) => setCount(waiting.length));
  }, [draft, session.id]);
  return count === 0 ? null : <p>{words.keptHere(count)}</p>;
}

/** Goes on to the draft that was changed last, or begins one. */
function DraftFinder({ journey }: { readonly journey: string }) {
  const journeys = useJourneys();
  const navigate = useNavigate();
  const { mutate, error } = useBeginDraft(journey);
  const isAsked = useRef(false);
  const found = journeys.data?.find((one) => one.key === journey);
  useEffect(() => {
    if (found === undefined || isAsked.current) return;
    isAsked.current = true; // an effect may run twice, one draft is enough
    const go = (draft: string) =>
      navigate({
        to: "/m/$journey/edit",
        params: { journey },
        search: { draft },
        hash: window.location.hash.slice(1),
        replace: true,
      });
    const draft = found.drafts[0];
    if (draft !== undefined) void go(draft.id);
    else
      mutate(
        { name: words.versions.nextName, is_to_be: false },
        { onSuccess: (made) => go(made.id) },
      );
  }, [found, journey, mutate, navigate]);
  const problem = journeys.error ?? error;
  const isUnknown = journeys.data !== undefined && found === undefined;
  return (
    <Screen title={words.edit}>
      {isUnknown && <Notice kind="breach">{words.noJourney}</Notice>}
      {!isUnknown && problem === null && <p className="faint">{words.opening}</p>}
      {problem !== null && <Notice kind="breach" problem={problem} />}
    </Screen>
  );
}

interface DraftProps {
  readonly journey: string;
  readonly draft: string;
  readonly publishes: boolean;
}

function OpenDraft({ journey, draft, publishes }: DraftProps) {
  const { session, problem } = useDrawing(draft);
  if (problem !== null)
    return (
      <Screen title={words.edit}>
        <Notice kind="breach" problem={problem}>
          <p>
            <Link to="/m/$journey/versions" params={{ journey }}>
              {words.actions.versions}
            </Link>
          </p>
        </Notice>
      </Screen>
    );
  if (session === null)
    return (
      <Screen title={words.edit}>
        <p className="faint">{words.opening}</p>
      </Screen>
    );
  return (
    <DrawingProvider draft={draft} session={session}>
      <Editor journey={journey} publishes={publishes} />
    </DrawingProvider>
  );
}

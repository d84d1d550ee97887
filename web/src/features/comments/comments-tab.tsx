import { useId, useState } from "react";
import { DOT, moment, zoneHere } from "../../core/format";
import { versionWords } from "../../core/words/versions";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/facts";
import { Notice } from "../../ui/notice";
import { useHere, useMay } from "../session/workspace";
import { TryAgain } from "../shell/try-again";
import styles from "./comments.module.css";
import { type Comment, useCommenting, useThread } from "./use-comments";

const words = versionWords.comments;
const LONGEST = 4000;

interface TabProps {
  readonly journey: string;
  readonly about: string;
}

/** What people say about an element, the oldest first, and the place to say something oneself. */
export function CommentsTab({ journey, about }: TabProps) {
  const thread = useThread(journey, about);
  const mayWrite = useMay("comments.write");
  return (
    <div className={styles.thread}>
      {thread.isError && <TryAgain problem={thread.error} onAgain={thread.refetch} />}
      {thread.data?.length === 0 && <Empty>{words.empty}</Empty>}
      <ol className={styles.list}>
        {thread.data?.map((comment) => (
          <Said key={comment.id} journey={journey} comment={comment} />
        ))}
      </ol>
      {mayWrite ? (
        <Say key={about} journey={journey} about={about} />
      ) : (
        <p className="faint">{words.mayNot}</p>
      )}
    </div>
  );
}

function Said({ journey, comment }: { readonly journey: string; readonly comment: Comment }) {
  const { session } = useHere();
  const mayWrite = useMay("comments.write");
  const { rewrite, remove } = useCommenting(journey);
  const [isChanging, setChanging] = useState(false);
  const isMine = mayWrite && comment.person === session.id;
  const problem = rewrite.error ?? remove.error;
  return (
    <li className={styles.comment} data-comment={comment.id}>
      <p className="faint">
        {words.by(comment.person_name, moment(comment.written_at, zoneHere()))}
        {comment.edited_at !== null && `${DOT}${words.edited}`}
      </p>
      {isChanging ? (
        <Writing
          label={words.editOf}
          submit={words.save}
          start={comment.text}
          onCancel={() => setChanging(false)}
          onText={(text) =>
            rewrite.mutate({ id: comment.id, text }, { onSuccess: () => setChanging(false) })
          }
        />
      ) : (
        <p className={styles.text}>{comment.text}</p>
      )}
      {problem !== null && <Notice kind="breach" problem={problem} />}
      {isMine && !isChanging && (
        <p className={styles.verbs}>
          <Button kind="quiet" onClick={() => setChanging(true)}>
            {words.edit}
          </Button>
          <Button kind="quiet" onClick={() => remove.mutate(comment.id)}>
            {words.remove}
          </Button>
        </p>
      )}
    </li>
  );
}

function Say({ journey, about }: TabProps) {
  const { say } = useCommenting(journey);
  const [round, setRound] = useState(0);
  return (
    <>
      {say.isError && <Notice kind="breach" problem={say.error} />}
      <Writing
        key={round}
        label={words.say}
        submit={words.send}
        start=""
        onText={(text) =>
          say.mutate({ ref: about, text }, { onSuccess: () => setRound((before) => before + 1) })
        }
      />
    </>
  );
}

interface WritingProps {
  readonly label: string;
  readonly submit: string;
  readonly start: string;
  readonly onText: (text: string) => void;
  readonly onCancel?: () => void;
}

/** A field for words; Ctrl+Enter sends them. */
function Writing({ label, submit, start, onText, onCancel }: WritingProps) {
  const [text, write] = useState(start);
  const id = useId();
  const send = () => {
    if (text.trim() !== "") onText(text);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        required
        maxLength={LONGEST}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <span className={styles.verbs}>
        <Button type="submit" kind="primary">
          {submit}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{words.cancel}</Button>}
      </span>
    </form>
  );
}

import { useId, useState } from "react";
import { Problem } from "../../core/client";
import { appWords as words } from "../../core/words/app";
import { enteringWords } from "../../core/words/entering";
import { keyWords } from "../../core/words/keys";
import { Brand } from "../../ui/brand";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { KeysDialog } from "../keys/keys-dialog";
import { KeysHost } from "../keys/keys-host";
import { LivingMapScreen } from "../living-map/screen";
import styles from "../session/sign-in.module.css";
import { TryAgain } from "../shell/try-again";
import { useShared } from "./use-shared";

/** What somebody without an account sees by a link: the journey as it was promised. */
export function SharedScreen({ token }: { readonly token: string }) {
  const [password, setPassword] = useState("");
  const shared = useShared(token, password);
  const problem = shared.error;
  if (shared.data?.page)
    return (
      <>
        <LivingMapScreen page={shared.data.page} />
        <KeysHost common={keyWords.alone} List={KeysDialog} />
      </>
    );
  if (problem instanceof Problem && problem.status === 401) {
    return <AskPassword isWrong={password !== ""} onPassword={setPassword} />;
  }
  return (
    <main className={styles.page}>
      {problem === null ? (
        <p>{words.loading}</p>
      ) : (
        <TryAgain problem={problem} onAgain={shared.refetch} />
      )}
    </main>
  );
}

function AskPassword({
  isWrong,
  onPassword,
}: {
  readonly isWrong: boolean;
  readonly onPassword: (password: string) => void;
}) {
  const [typed, setTyped] = useState("");
  const id = useId();
  return (
    <main className={styles.page}>
      <Brand />
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          onPassword(typed);
        }}
      >
        <h1>{enteringWords.shared.title}</h1>
        {isWrong && <Notice kind="breach">{enteringWords.shared.wrong}</Notice>}
        <label htmlFor={id}>{enteringWords.shared.password}</label>
        <input
          id={id}
          type="password"
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button kind="primary" type="submit" className={styles.submit}>
          {enteringWords.shared.open}
        </Button>
      </form>
    </main>
  );
}

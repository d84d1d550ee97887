import { appWords as words } from "../../core/words/app";
import { enteringWords } from "../../core/words/entering";
import { Brand } from "../../ui/brand";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import styles from "./sign-in.module.css";
import { useSignOut } from "./use-session";

/** Who is signed in, and belongs to no workspace, such as after being taken out. */
export function OutsideScreen() {
  const signOut = useSignOut();
  return (
    <main className={styles.page}>
      <Brand />
      <div className={styles.card}>
        <h1>{enteringWords.outside.title}</h1>
        <p>{enteringWords.outside.said}</p>
        {signOut.isError && <Notice kind="breach" problem={signOut.error} />}
        <Button onClick={() => signOut.mutate()}>{words.nav.signOut}</Button>
      </div>
    </main>
  );
}

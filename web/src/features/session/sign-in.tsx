import { useId, useState } from "react";
import { appWords as words } from "../../core/words/app";
import { Notice } from "../../ui/notice";
import { LanguageSelect } from "./preference-select";
import styles from "./sign-in.module.css";
import { usePasswordSignIn } from "./use-session";

/** Address and password; a link works without them. */
export function SignInScreen({ isEnded = false }: { readonly isEnded?: boolean }) {
  const signIn = usePasswordSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const emailId = useId();
  const passwordId = useId();
  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ email, password });
        }}
      >
        <h1>{words.signIn.title}</h1>
        <p className="faint">{words.signIn.byLink}</p>
        {isEnded && <Notice kind="watch">{words.signIn.ended}</Notice>}
        {signIn.isError && <Notice kind="breach" problem={signIn.error} />}
        <label htmlFor={emailId}>{words.signIn.email}</label>
        <input
          id={emailId}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <label htmlFor={passwordId}>{words.signIn.password}</label>
        <input
          id={passwordId}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <button type="submit" className={styles.submit} disabled={signIn.isPending}>
          {words.signIn.submit}
        </button>
      </form>
      <LanguageSelect className={styles.language} />
    </main>
  );
}

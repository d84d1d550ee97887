import { useId, useLayoutEffect, useRef, useState } from "react";
import { enteringWords as words } from "../../core/words/entering";
import { Brand } from "../../ui/brand";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { LanguageSelect } from "./preference-select";
import styles from "./sign-in.module.css";
import { usePasswordSignIn } from "./use-session";

/** Where nobody is signed in. */
export function SignInScreen() {
  return (
    <main>
      <SignIn />
    </main>
  );
}

/** Over the screen of who is signed in no longer: it goes on as it was, with all that was written there. */
export function SignInAgain({ email }: { readonly email: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLInputElement>("input[type=password]")?.focus(); // who it is stands there
    return () => shown?.close(); // the focus goes back to where it was
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.over}
      aria-label={words.signIn.title}
      onClose={() => dialog.current?.showModal()}
    >
      <SignIn known={email} />
    </dialog>
  );
}

/** Address and password; a link works without them. `known` = who was signed in here until now. */
function SignIn({ known }: { readonly known?: string }) {
  const signIn = usePasswordSignIn();
  const [email, setEmail] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const emailId = useId();
  const passwordId = useId();
  return (
    <div className={styles.page}>
      <Brand />
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ email, password });
        }}
      >
        <h1>{words.signIn.title}</h1>
        <p className="faint">{words.signIn.byLink}</p>
        {known !== undefined && <Notice kind="watch">{words.signIn.ended}</Notice>}
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
        <Button
          kind="primary"
          type="submit"
          className={styles.submit}
          isDisabled={signIn.isPending}
        >
          {words.signIn.submit}
        </Button>
      </form>
      <LanguageSelect className={styles.language} />
    </div>
  );
}

import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { enteringWords as words } from "../../core/words/entering";
import { Brand } from "../../ui/brand";
import { Notice } from "../../ui/notice";
import styles from "./sign-in.module.css";
import { useLinkSignIn } from "./use-session";

/** Comes in by a link that works once; its token stands after the #, where no server log sees it. */
export function EnterScreen() {
  const navigate = useNavigate();
  const { mutate, isError, error } = useLinkSignIn();
  const isSent = useRef(false);
  useEffect(() => {
    const token = window.location.hash.slice(1);
    if (isSent.current || token === "") return;
    isSent.current = true; // an effect may run twice, the link works once
    window.history.replaceState(null, "", "/enter");
    mutate(token, { onSuccess: () => navigate({ to: "/", replace: true }) });
  }, [mutate, navigate]);
  return (
    <main className={styles.page}>
      <Brand />
      <div className={styles.card}>
        <h1>{isError ? words.signIn.linkFailed : words.signIn.entering}</h1>
        {isError && <Notice kind="breach" problem={error} />}
        {isError && <a href="/">{words.signIn.title}</a>}
      </div>
    </main>
  );
}

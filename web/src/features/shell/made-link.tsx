import { useState } from "react";
import { madeLinkWords as words } from "../../core/words/made-link";
import { Button } from "../../ui/button";
import styles from "./made-link.module.css";

interface MadeLinkProps {
  /** its path on this server */
  readonly path: string;
}

/** A link that is shown this once, with a way to take it along. */
export function MadeLink({ path }: MadeLinkProps) {
  const link = `${window.location.origin}${path}`;
  const [taken, setTaken] = useState<string | null>(null);
  // a browser lets nobody copy from a page that came over a plain line: then it is marked and copied by hand
  const mayCopy = window.isSecureContext;
  return (
    <p className={styles.made}>
      <code>{link}</code>
      {mayCopy && (
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(link).then(
              () => setTaken(link),
              () => setTaken(null),
            )
          }
        >
          {taken === link ? words.copied : words.copy}
        </Button>
      )}
    </p>
  );
}

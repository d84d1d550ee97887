import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { JourneySaid } from "../../api/page";
import { scopeWords as words } from "../../core/words/scope";
import styles from "./scope-controls.module.css";

/** From a journey in a list to everything known of its customer. */
export function AccountLink({
  map,
  journey,
}: {
  readonly map: string;
  readonly journey: JourneySaid;
}) {
  const name = journey.account_name ?? journey.account ?? journey.case;
  return (
    <Link
      to="/accounts/$account"
      params={{ account: journey.account ?? journey.case }}
      search={{ journey: map }}
      className={styles.account}
      aria-label={words.openCustomer(name)}
      title={words.openCustomer(name)}
    >
      <ChevronRight size={16} aria-hidden="true" />
    </Link>
  );
}

import { useId, useState } from "react";
import { DOT } from "../../core/format";
import { enteringWords as words } from "../../core/words/entering";
import { Button } from "../../ui/button";
import { FieldRow } from "../../ui/field-row";
import { Notice } from "../../ui/notice";
import { useJourneys } from "../journeys/use-journeys";
import { MadeLink } from "../shell/made-link";
import { Screen } from "../shell/shell";
import { TryAgain } from "../shell/try-again";
import styles from "./shared.module.css";
import { useShares, useSharing } from "./use-shares";

const DAYS = [7, 30, 90, 365] as const;

/** Links that show this journey to people without an account: make one, see who opened it, end it. */
export function SharesScreen({ journey }: { readonly journey: string }) {
  const name = useJourneys().data?.find((one) => one.key === journey)?.name;
  const { shares, versions } = useShares(journey);
  const { make, revoke } = useSharing(journey);
  const [version, setVersion] = useState("");
  const [days, setDays] = useState(30);
  const [password, setPassword] = useState("");
  const versionId = useId();
  const daysId = useId();
  const passwordId = useId();
  const chosen = version || versions.data?.[0]?.version || "";
  const problem = make.error ?? revoke.error;
  return (
    <Screen title={name === undefined ? words.shared.links : words.shared.linksOf(name)}>
      <p className="faint">{words.shared.said}</p>
      {shares.isError && <TryAgain problem={shares.error} onAgain={shares.refetch} />}
      {versions.isError && <TryAgain problem={versions.error} onAgain={versions.refetch} />}
      {problem !== null && <Notice kind="breach" problem={problem} />}
      {versions.data?.length === 0 && <Notice kind="plain">{words.shared.publishFirst}</Notice>}
      {chosen !== "" && (
        <FieldRow
          onSubmit={() =>
            make.mutate({ version: chosen, days, password: password === "" ? null : password })
          }
        >
          <label htmlFor={versionId}>
            {words.shared.version}
            <select
              id={versionId}
              value={chosen}
              onChange={(event) => setVersion(event.target.value)}
            >
              {versions.data?.map((one) => (
                <option key={one.version}>{one.version}</option>
              ))}
            </select>
          </label>
          <label htmlFor={daysId}>
            {words.shared.days}
            <select
              id={daysId}
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
            >
              {DAYS.map((one) => (
                <option key={one} value={one}>
                  {words.shared.daysLong(one)}
                </option>
              ))}
            </select>
          </label>
          <label htmlFor={passwordId}>
            {words.shared.maybePassword}
            <input
              id={passwordId}
              autoComplete="off"
              minLength={12}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          <Button kind="primary" type="submit">
            {words.shared.make}
          </Button>
        </FieldRow>
      )}
      {make.data !== undefined && (
        <Notice kind="ok">
          <p>{words.shared.once}</p>
          <MadeLink path={make.data.path} />
        </Notice>
      )}
      <ul className={styles.list}>
        {shares.data?.map((share) => (
          <li key={share.id} className={styles.row}>
            <span>
              {words.shared.row(share.version, share.expires_at.slice(0, 10))}
              {share.has_password && `${DOT}${words.shared.password}`}
            </span>
            <span className="faint">{words.shared.opened(share.opened)}</span>
            {share.revoked_at === null ? (
              <Button onClick={() => revoke.mutate(share.id)}>{words.shared.end}</Button>
            ) : (
              <span className="faint">{words.shared.ended}</span>
            )}
          </li>
        ))}
      </ul>
    </Screen>
  );
}

import { type ReactNode, useEffect, useMemo } from "react";
import type { Page } from "../../api/page";
import { isPlainKey } from "../../core/keys";
import { type Keyed, withCounts } from "../../core/members";
import { type LivingMap, readLivingMap } from "../../core/reading";
import { words as mapWords } from "../../core/words";
import { journeyWords as words } from "../../core/words/journey";
import { OpenableNumbers } from "../../ui/figure";
import { ScopeBasis } from "../living-map/scope-bar";
import { type Around, type Showing, ShowingProvider } from "../living-map/showing";
import { stepOut, useOpening } from "../living-map/use-opening";
import { useScreen } from "../living-map/use-screen";
import { AccountLink } from "../measured/account-link";
import { AskedCustomers } from "../measured/asking";
import { ComingHeads } from "../measured/coming";
import { ScopeParts } from "../measured/scope-parts";
import { SidePanel } from "../panel/side-panel";
import styles from "./frame.module.css";
import { StageStrip } from "./stage-strip";
import { useAddress } from "./use-address";

interface MeasuredFrameProps {
  readonly page: Page;
  readonly more: Readonly<Record<string, Keyed>>;
  readonly isAsking: boolean;
  readonly children: ReactNode;
}

/** What stands around a measured screen: the scope, its balance, the stages, and the list behind a number. */
export function MeasuredFrame({ page: carried, more, isAsking, children }: MeasuredFrameProps) {
  const { journey, scope } = useAddress();
  const page = useMemo(() => withCounts(carried, more), [carried, more]);
  const map: LivingMap = useMemo(() => readLivingMap(page), [page]);
  const [screen, show] = useScreen();
  const { numbers, opener } = useOpening(page, show);
  const around: Around = useMemo(
    () => ({
      Customers: AskedCustomers,
      more,
      journeyLink: (one) => <AccountLink map={journey} journey={one} />,
    }),
    [more, journey],
  );
  const showing: Showing = useMemo(
    () => ({ map, screen, show, around }),
    [map, screen, show, around],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && isPlainKey(event)) stepOut(showing, opener);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [showing, opener]);
  const isPanelShown = screen.who !== null || screen.journey !== null;
  return (
    <ShowingProvider value={showing}>
      <OpenableNumbers value={numbers}>
        <section className={styles.scope} aria-label={mapWords.scope}>
          <div className={styles.controls}>
            <ScopeParts journey={journey} scope={scope} page={page} />
          </div>
          <ScopeBasis isAsking={isAsking} />
        </section>
        <div>
          {isAsking && <ComingHeads journey={journey} scope={scope} isOver />}
          <StageStrip journey={journey} scope={scope} />
        </div>
        <div className={styles.body} aria-busy={isAsking}>
          <main className={styles.main}>
            {page.made.customers === "hidden" && <p className="faint">{words.countsOnly}</p>}
            {children}
          </main>
          {isPanelShown && <SidePanel isOverList={false} opener={opener} />}
        </div>
      </OpenableNumbers>
    </ShowingProvider>
  );
}

import { Link, useRouterState } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef } from "react";
import { tourWords as words } from "../../core/words/tour";
import { Button } from "../../ui/button";
import { usePreference } from "../session/use-preference";
import styles from "./tour.module.css";
import { goTo, leaveTour, STEPS, tourState } from "./tour-state";
import { type Box, useAnchor } from "./use-anchor";

/** The tour, beside what it tells about; the screen behind it goes on working. */
export function Tour({ journey }: { readonly journey: string | null }) {
  const [{ at, isShown }] = usePreference(tourState);
  return isShown ? <Card key="tour" at={at} journey={journey} /> : null;
}

interface CardProps {
  readonly at: number;
  readonly journey: string | null;
}

function Card({ at, journey }: CardProps) {
  const card = useRef<HTMLElement>(null);
  const title = useId();
  const step = STEPS[at];
  const anchor = useAnchor(step?.anchors ?? []);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isOnMap = /^\/m\/[^/]+$/.test(path);
  useEffect(() => {
    if (at >= 0) card.current?.focus({ preventScroll: true });
  }, [at]);
  if (step === undefined) return null;
  const said = words.steps[step.key];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leaveTour();
  };
  return (
    <>
      {anchor !== null && isOnMap && <Ring box={anchor} />}
      <section
        ref={card}
        className={styles.card}
        style={placeBeside(isOnMap ? anchor : null)}
        tabIndex={-1}
        aria-labelledby={title}
        data-step={step.key}
        onKeyDown={onKeyDown}
      >
        <header className={styles.head}>
          <span className={styles.place}>{words.place(at + 1, STEPS.length)}</span>
          <Button kind="quiet" label={words.leave} title={words.leaveHint} onClick={leaveTour}>
            <X size={15} aria-hidden="true" />
          </Button>
        </header>
        <h2 id={title}>{said.title}</h2>
        <p>{said.text}</p>
        {!isOnMap && journey !== null && (
          <p className="faint">
            {words.notHere}{" "}
            <Link to="/m/$journey" params={{ journey }}>
              {words.toMap}
            </Link>
          </p>
        )}
        <footer className={styles.actions}>
          {at > 0 && <Button onClick={() => goTo(at - 1)}>{words.back}</Button>}
          <Button kind="primary" onClick={() => goTo(at + 1)}>
            {at + 1 < STEPS.length ? words.next : words.end}
          </Button>
        </footer>
      </section>
    </>
  );
}

const CARD_WIDTH = 340;
const CARD_HEIGHT = 250; // about; it decides only above or below
const GAP = 14;

/** Below what it tells about, or above where there is no room; in the corner where there is nothing. */
function placeBeside(box: Box | null): CSSProperties {
  const isNarrow = window.innerWidth < 2 * CARD_WIDTH;
  if (box === null || isNarrow) return {};
  const room = window.innerWidth - CARD_WIDTH - GAP;
  const isTall = box.height > window.innerHeight / 2;
  if (isTall)
    return {
      insetBlockStart: Math.max(GAP, box.top + GAP),
      insetInlineStart: Math.max(GAP, box.left - CARD_WIDTH - GAP),
      insetBlockEnd: "auto",
      insetInlineEnd: "auto",
    };
  const below = box.top + box.height + GAP;
  const isBelow = below + CARD_HEIGHT < window.innerHeight;
  return {
    insetBlockStart: isBelow ? below : Math.max(GAP, box.top - CARD_HEIGHT - GAP),
    insetInlineStart: Math.max(GAP, Math.min(room, box.left)),
    insetBlockEnd: "auto",
    insetInlineEnd: "auto",
  };
}

/** What is meant, outlined. */
function Ring({ box }: { readonly box: Box }) {
  return (
    <div
      className={styles.ring}
      aria-hidden="true"
      style={{
        insetBlockStart: box.top - 4,
        insetInlineStart: box.left - 4,
        inlineSize: box.width + 8,
        blockSize: box.height + 8,
      }}
    />
  );
}

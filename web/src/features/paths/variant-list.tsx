import { count } from "../../core/format";
import { pathWords as words } from "../../core/words/paths";
import { Figure } from "../../ui/figure";
import { Legend } from "../../ui/legend";
import { cx } from "../../ui/names";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { numberOf, wayName } from "./naming";
import { OnlyButton } from "./place-steps";
import type { WaysSaid, WayVariant } from "./use-ways";
import styles from "./ways.module.css";

export const ENDINGS = ["converted", "lost", "otherwise", "open"] as const;
const FULL = 100;

interface VariantListProps {
  readonly ways: WaysSaid;
  /** the variant that is shown alone */
  readonly chosen: string | null;
  readonly onOnly: (variant: string) => void;
}

/** The ways as a whole: how many went each, and how it ended. */
export function VariantList({ ways, chosen, onOnly }: VariantListProps) {
  const most = Math.max(1, ...ways.variants.map((one) => one.n));
  return (
    <section className={styles.variants} aria-label={words.variants.title}>
      <h2>{words.variants.title}</h2>
      <Legend label={words.variants.endings}>
        {ENDINGS.filter((ending) => ways.endings[ending] > 0).map((ending) => (
          <li key={ending}>
            <span className={cx(styles.swatch, styles[ending])} aria-hidden="true" />
            {words.ended[ending]}{" "}
            <Figure number={numberOf(ways, "endings", ending, "n")}>
              {count(ways.endings[ending])}
            </Figure>
          </li>
        ))}
      </Legend>
      <ul className={styles.list}>
        {ways.variants.map((variant) => (
          <Variant
            key={variant.key}
            ways={ways}
            variant={variant}
            most={most}
            isOnly={variant.key === chosen}
            onOnly={onOnly}
          />
        ))}
      </ul>
    </section>
  );
}

interface VariantProps {
  readonly ways: WaysSaid;
  readonly variant: WayVariant;
  /** how many went the way that most went */
  readonly most: number;
  readonly isOnly: boolean;
  readonly onOnly: (variant: string) => void;
}

function Variant({ ways, variant, most, isOnly, onOnly }: VariantProps) {
  const { map } = useShowing();
  const name = wayName(map, variant);
  return (
    <li className={cx(styles.variant, isOnly && styles.only)} data-variant={variant.key}>
      <p className={styles.way}>
        {name}
        {variant.key !== "other" && (
          <OnlyButton
            isOnly={isOnly}
            label={words.filter.onlyVariant(name)}
            onClick={() => onOnly(variant.key)}
          />
        )}
      </p>
      <p className={styles.counts}>
        <Figure number={numberOf(ways, "variants", variant.key, "n")}>{count(variant.n)}</Figure>
        <Measured
          number={numberOf(ways, "variants", variant.key, "share")}
          estimate={variant.share}
          shows="main"
        />
        <EndingBar variant={variant} most={most} />
      </p>
    </li>
  );
}

/** How the journeys of one way ended; the longer, the more went it. */
function EndingBar({ variant, most }: { readonly variant: WayVariant; readonly most: number }) {
  const { converted, lost, otherwise, open } = variant.endings;
  const said = words.variants.bar(count(converted), count(lost), count(otherwise), count(open));
  return (
    <span className={styles.track} role="img" aria-label={said} title={said}>
      {ENDINGS.map((ending) => (
        <span
          key={ending}
          className={cx(styles.part, styles[ending])}
          style={{ inlineSize: `${(FULL * variant.endings[ending]) / most}%` }}
        />
      ))}
    </span>
  );
}

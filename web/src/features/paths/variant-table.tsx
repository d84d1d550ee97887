import { count } from "../../core/format";
import { pathWords as words } from "../../core/words/paths";
import { Figure } from "../../ui/figure";
import { TableFrame } from "../journey-frame/table-frame";
import { Measured } from "../living-map/estimate";
import { useShowing } from "../living-map/showing";
import { numberOf, wayName } from "./naming";
import type { WaysSaid } from "./use-ways";
import { ENDINGS } from "./variant-list";

/** The ways as a whole, in numbers. */
export function VariantTable({ ways }: { readonly ways: WaysSaid }) {
  const { map } = useShowing();
  return (
    <TableFrame
      name={words.variants.table}
      columns={[
        { key: "way", name: words.variants.way },
        { key: "n", name: words.variants.n, isNumber: true },
        { key: "share", name: words.variants.share, isNumber: true },
        ...ENDINGS.map((ending) => ({ key: ending, name: words.ended[ending], isNumber: true })),
        { key: "duration", name: words.variants.duration, isNumber: true },
      ]}
      rows={ways.variants.map((variant) => {
        const number = (last: string) => numberOf(ways, "variants", variant.key, last);
        return {
          key: variant.key,
          cells: [
            wayName(map, variant),
            <Figure key="n" number={number("n")}>
              {count(variant.n)}
            </Figure>,
            <Measured key="share" number={number("share")} estimate={variant.share} />,
            ...ENDINGS.map((ending) => (
              <Figure key={ending} number={number(ending)}>
                {count(variant.endings[ending])}
              </Figure>
            )),
            variant.duration === null ? (
              words.variants.noTime
            ) : (
              <Measured key="time" number={number("duration")} estimate={variant.duration} />
            ),
          ],
        };
      })}
    />
  );
}

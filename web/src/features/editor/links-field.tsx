import { addLink, partsAt, type Spot, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Chips } from "./chips";
import { useDrawn } from "./drawing";
import { ChoiceField } from "./fields";
import styles from "./panel.module.css";

/** Where a touchpoint leads: the links that begin here. */
export function LinksField({ spot }: { readonly spot: Spot }) {
  const { state, outline, edit } = useDrawn();
  const links = partsAt(state.document, "links").filter(
    (link) => textAt(link, "from") === spot.ref,
  );
  const reached = new Set(links.map((link) => textAt(link, "to")));
  const nameOf = (ref: string) => outline.byRef.get(ref)?.name ?? ref;
  return (
    <section className={styles.group} aria-label={words.fields.links}>
      <h3>{words.fields.links}</h3>
      <Chips
        chosen={links.map((link) => ({
          value: textAt(link, "key") ?? "",
          label: nameOf(textAt(link, "to") ?? ""),
        }))}
        removeOf={words.fields.removeLink}
        onRemove={({ value, label }) =>
          edit(
            { do: "remove", path: ["links", value] },
            words.labels.unlink(`${spot.name} → ${label}`),
          )
        }
      />
      <ChoiceField
        label={words.fields.addLink}
        value=""
        choices={[
          { value: "", label: words.fields.addLink },
          ...[...outline.byRef.values()]
            .filter((one) => one.ref.startsWith("touchpoint:") && one.ref !== spot.ref)
            .filter((one) => !reached.has(one.ref))
            .map((one) => ({ value: one.ref, label: one.name })),
        ]}
        onKeep={(to, writing) => {
          if (to === "") return;
          const label = words.labels.link(spot.name, nameOf(to));
          edit(addLink(state.document, spot.ref, to), label, writing);
        }}
      />
    </section>
  );
}

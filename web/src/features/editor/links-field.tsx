import { addLink, holderOf, partsAt, type Spot, textAt } from "../../core/map";
import { editorWords as words } from "../../core/words/editor";
import { Fold } from "../../ui/fold";
import { Chips } from "./chips";
import { useDrawn } from "./drawing";
import { ChoiceField } from "./fields";
import { Form } from "./form";
import styles from "./panel.module.css";
import { LINK_FIELDS } from "./shapes";

/** Where a touchpoint leads: the links that begin here, and what is said of each. */
export function LinksField({ spot }: { readonly spot: Spot }) {
  const { state, outline, edit } = useDrawn();
  const nameOf = (ref: string) => outline.byRef.get(ref)?.name ?? ref;
  const links = partsAt(state.document, "links")
    .filter((link) => textAt(link, "from") === spot.ref)
    .map((link) => {
      const [key, to] = [textAt(link, "key") ?? "", textAt(link, "to") ?? ""];
      return { link, key, to, name: nameOf(to) };
    });
  const reached = new Set(links.map(({ to }) => to));
  return (
    <section className={styles.group} aria-label={words.fields.links}>
      <h3>{words.fields.links}</h3>
      <Chips
        chosen={links.map(({ key, name }) => ({ value: key, label: name }))}
        removeOf={words.fields.removeLink}
        onRemove={({ value, label }) =>
          edit(
            { do: "remove", path: ["links", value] },
            words.labels.unlink(`${spot.name} → ${label}`),
          )
        }
      />
      {links.map(({ link, key, name }) => (
        <Fold key={key} title={words.fields.linkTo(name)} name={key}>
          <Form
            fields={LINK_FIELDS}
            holder={holderOf(link, ["links", key])}
            name={`${spot.name} → ${name}`}
          />
        </Fold>
      ))}
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

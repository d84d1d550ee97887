import { holderOf, inside, isList, isObject, partsAt, type Spot } from "../../core/map";
import { editorWords } from "../../core/words/editor";
import { partWords as words } from "../../core/words/parts";
import { Fold } from "../../ui/fold";
import { useDrawn } from "./drawing";
import { Form } from "./form";
import styles from "./panel.module.css";
import { PartList } from "./part-list";
import { ACTIVITIES, COST_TIME, EMOTIONS, FAIL_POINTS, INVOLVED, PAINS, readings } from "./shapes";

/** What a stage and a touchpoint share: work, trouble, feelings, ratings, cost, people. */
export function LivedFields({ spot }: { readonly spot: Spot }) {
  const { opened } = useDrawn();
  const holder = holderOf(spot.part, spot.path);
  const about = { holder, name: spot.name };
  const countOf = (list: string) => words.chosen(partsAt(spot.part, list).length);
  return (
    <>
      <PartList shape={ACTIVITIES} part={spot.part} path={spot.path} at={spot.ref} />
      <PartList shape={PAINS} part={spot.part} path={spot.path} at={spot.ref} />
      <PartList shape={FAIL_POINTS} part={spot.part} path={spot.path} at={spot.ref} />
      <Fold title={words.lists.emotions} aside={countOf("emotions")} name="emotions">
        <Form fields={[EMOTIONS]} {...about} />
      </Fold>
      <Fold title={words.groups.ratings} aside={words.chosen(ratingsOf(spot))} name="ratings">
        <p className="faint">{words.hints.observed}</p>
        <Ratings spot={spot} of="importance" />
        <Ratings spot={spot} of="performance" />
      </Fold>
      <Fold
        title={words.lists.cost_time}
        aside={countOf("cost_time")}
        isOpen={opened?.list === "cost_time"}
        name="cost_time"
      >
        <Form fields={[COST_TIME]} {...about} />
      </Fold>
      <Fold title={words.lists.involved} aside={countOf("involved")} name="involved">
        <Form fields={[INVOLVED]} {...about} />
      </Fold>
    </>
  );
}

function ratingsOf({ part }: Spot): number {
  return [part.importance, part.performance].reduce<number>((sum, said) => {
    if (!isObject(said)) return sum;
    return (
      sum + Object.values(said).reduce<number>((n, rows) => n + (isList(rows) ? rows.length : 0), 0)
    );
  }, 0);
}

/** The same question asked inside and outside; the two are never averaged. */
function Ratings({ spot, of }: { readonly spot: Spot; readonly of: "importance" | "performance" }) {
  const sides = inside(holderOf(spot.part, spot.path), of);
  return (
    <section className={styles.group} aria-label={editorWords.ratings[of]}>
      <h3>{editorWords.ratings[of]}</h3>
      <Form fields={[readings("internal"), readings("customer")]} holder={sides} name={spot.name} />
    </section>
  );
}

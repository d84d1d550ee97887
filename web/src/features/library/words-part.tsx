import { GLOSSARY_PARTS } from "../../api/glossary";
import { holds } from "../../core/format";
import { libraryWords as words } from "../../core/words/library";
import { Empty } from "../../ui/facts";
import styles from "./library.module.css";

/** What the words of the product mean. */
export function WordsPart({ find }: { readonly find: string }) {
  const parts = GLOSSARY_PARTS.map((part) => ({
    ...part,
    words: part.words.filter((one) => holds([one.word, one.meaning], find)),
  })).filter((part) => part.words.length > 0);
  if (parts.length === 0) return <Empty>{words.noMatch(find)}</Empty>;
  return (
    <>
      {parts.map((part) => (
        <section
          key={part.title}
          className={styles.part}
          aria-label={part.title}
          lang="en"
          translate="no"
        >
          <h2>{part.title}</h2>
          <dl className={styles.glossary}>
            {part.words.map((one) => (
              <div key={one.word} data-word={one.word}>
                <dt>{one.word}</dt>
                <dd>{one.meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

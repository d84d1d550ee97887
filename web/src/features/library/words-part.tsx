import { ENGLISH_WORDS } from "../../api/glossary";
import { GERMAN_WORDS } from "../../api/glossary-german";
import { holds } from "../../core/format";
import { language } from "../../core/language";
import { libraryWords as words } from "../../core/words/library";
import { Empty } from "../../ui/facts";
import styles from "./library.module.css";

const PARTS = { en: ENGLISH_WORDS, de: GERMAN_WORDS };

/** What the words of the product mean. */
export function WordsPart({ find }: { readonly find: string }) {
  const parts = PARTS[language()]
    .map((part) => ({
      ...part,
      words: part.words.filter((one) => holds([one.word, one.meaning, one.key], find)),
    }))
    .filter((part) => part.words.length > 0);
  if (parts.length === 0) return <Empty>{words.noMatch(find)}</Empty>;
  return (
    <>
      {parts.map((part) => (
        <section key={part.title} className={styles.part} aria-label={part.title} translate="no">
          <h2>{part.title}</h2>
          <dl className={styles.glossary}>
            {part.words.map((one) => (
              <div key={one.key} data-word={one.key}>
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

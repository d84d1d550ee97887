import { Fragment, type ReactNode } from "react";

interface SentenceProps {
  /** The whole sentence, with a place for each part: the order is the language's. */
  readonly said: (...places: string[]) => string;
  readonly parts: readonly ReactNode[];
}

// No text has these in it.
const OPEN = "\u2983";
const CLOSE = "\u2984";
const PLACE = /\u2983(\d+)\u2984/;

/** A sentence that holds a number to click or another component, wherever the language wants it. */
export function Sentence({ said, parts }: SentenceProps) {
  const text = said(...parts.map((_, place) => `${OPEN}${place}${CLOSE}`));
  return text.split(PLACE).map((piece, place) => {
    // Every second piece is what stood between the brackets: the number of a part.
    const key = `${place}`;
    return <Fragment key={key}>{place % 2 === 1 ? parts[Number(piece)] : piece}</Fragment>;
  });
}

import type { ReactNode } from "react";
import { language } from "../core/language";

interface ToldProps {
  readonly children: ReactNode;
  /** in which language it was told */
  readonly told?: string | null | undefined;
}

/** What was told in another language than that of the screen: it is marked, so that it is read aloud rightly. */
export function Told({ children, told = "en" }: ToldProps) {
  const isOurs = told === null || told === language();
  return isOurs ? children : <span lang={told}>{children}</span>;
}

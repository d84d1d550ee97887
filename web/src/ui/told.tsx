import type { ReactNode } from "react";
import { language } from "../core/language";

/** What the server said in English: on a screen in another language it is marked, so that it is read aloud rightly. */
export function Told({ children }: { readonly children: ReactNode }) {
  return language() === "en" ? children : <span lang="en">{children}</span>;
}

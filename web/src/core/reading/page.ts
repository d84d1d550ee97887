/** Is this text a page's document, and what does it hold? */

import type { Page } from "../../api/page";

export const FORMAT = "wayline.page/1";

/** The document, or null when it is not one this screen can show. */
export function readPage(text: string): Page | null {
  const document: Page | null = JSON.parse(text);
  return document !== null && document.format === FORMAT ? document : null;
}

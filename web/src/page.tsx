// The entry of the page: reads the document that stands in the page and mounts the living map.
// The language comes first: what stands below reads its words when it begins.
import "./page-language";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { readPage } from "./core/reading";
import { keyWords } from "./core/words/keys";
import { KeysDialog } from "./features/keys/keys-dialog";
import { KeysHost } from "./features/keys/keys-host";
import { LivingMapScreen } from "./features/living-map/screen";

const root = document.getElementById("wayline");
const carried = document.getElementById("wayline-page");
const page = carried === null ? null : readPage(carried.textContent);

if (root !== null && page !== null) {
  createRoot(root).render(
    <StrictMode>
      <LivingMapScreen page={page} />
      <KeysHost common={keyWords.alone} List={KeysDialog} />
    </StrictMode>,
  );
}

// The entry of the page: reads the document that stands in the page and mounts the living map.
import { StrictMode } from "react";
import "./page.css";
import { createRoot } from "react-dom/client";

const root = document.getElementById("wayline");
const carried = document.getElementById("wayline-page");

if (root !== null && carried !== null) {
  createRoot(root).render(<StrictMode>{carried.textContent.length} characters</StrictMode>);
}

/** A small picture for each kind of activity; its name stands beside it in words. */
import { html } from "lit-html";

/** Drawn in a box of 24 by 24, in lines. @type {Record<import("./kinds.js").Kind, string>} */
const PATHS = {
  scale: "M2 19h20M7 8a2 2 0 1 0 .01 0zM5 15v-1a2 2 0 0 1 4 0v1M17 8a2 2 0 1 0 .01 0zM15 15v-1a2 2 0 0 1 4 0v1",
  cards: "M4 4h10v8H4zM9 16v4h11v-9h-2",
  canvas: "M3 4h18v16H3zM12 4v16M3 12h18",
  table: "M3 5h18v14H3zM3 10h18M10 10v9M16 10v9",
  choice: "M4 6l2 2 3.500-4M13 6h8M4 17l2 2 3.500-4M13 17h8",
  rating: "M12 3v18M4 8h5M4 13h3M15 10h5M15 15h3",
  page: "M6 3h9l4 4v14H6zM9.500 11h6M9.500 15.500h6",
};

/** @param {import("./kinds.js").Kind} kind */
export function kindSign(kind) {
  return html`<svg class="kind-sign" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[kind]}></path></svg>`;
}

/** Small pictures of what can be printed; words stand beside them. */
import { html } from "lit-html";

/** Drawn in a box of 24 by 24, in lines. */
const PATHS = {
  pack: "M7 6h11v15H7zM7 18H5V3h11v3M10 10h5M10 14h5",
  poster: "M5 2.5h14v19H5zM8 6h8M8.5 9.5h3v3h-3zM12.5 9.5h3v3h-3zM8.5 13.5h3v3h-3zM13 14h2v2",
  fallback: "M5 2.5h14v19H5zM13 5.5l-4 7h3l-1 6 4-7.5h-3z",
  scale: "M2 17h20M2 17l3-2M2 17l3 2M22 17l-3-2M22 17l-3 2M8 6a1.8 1.8 0 1 0 .01 0zM6 13v-1a2 2 0 0 1 4 0v1M16 6a1.8 1.8 0 1 0 .01 0zM14 13v-1a2 2 0 0 1 4 0v1",
  rules: "M5 2.5h14v19H5zM8 7h.01M10.5 7h6M8 11h.01M10.5 11h6M8 15h.01M10.5 15h6M8 18.5h8.5",
  cards: "M3 4h8v7H3zM13 4h8v7h-8zM3 14h8v7H3zM13 14h8v7h-8z",
};

/** @typedef {keyof typeof PATHS} What */

/** @param {What} what */
export function picture(what) {
  return html`<svg class="paper-picture" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[what]}></path></svg>`;
}

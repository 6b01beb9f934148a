/** Small pictures of what the report can be; words stand beside them. */
import { html } from "lit-html";

/** Drawn in a box of 24 by 24, in lines. */
const PATHS = {
  docx: "M5 2.5h9l5 5v14H5zM14 2.5v5h5M8 11.5h8M8 14.5h8M8 17.5h5",
  pdf: "M7 8V2.5h10V8M7 17H3.500V8h17v9H17M7 14h10v7.500H7zM17 11h.01",
  page: "M2.500 4h19v16h-19zM2.500 8h19M5 6h.01M7.500 6h.01M6 17v-3M10 17v-6M14 17v-4M18 17v-2",
};

/** @typedef {keyof typeof PATHS} What */

/** @param {What} what */
export function picture(what) {
  return html`<svg class="paper-picture" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[what]}></path></svg>`;
}

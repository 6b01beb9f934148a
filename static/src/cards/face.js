/** How it was for someone: a face that smiles, one that does neither, one that is sad. Words stand beside it. */
import { html, svg } from "lit-html";

/** The mouth, from the good answer to the hard one. */
const MOUTHS = ["M7.5 14c1 2.6 2.6 3.7 4.5 3.7s3.5-1.1 4.5-3.7", "M7.8 15.6h8.4", "M7.5 17.4c1-2.4 2.6-3.4 4.5-3.4s3.5 1 4.5 3.4"];

/** @param {number} i  of the option */
export function face(i) {
  return html`<svg class="face" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10"></circle>
    ${[8.6, 15.4].map((x) => svg`<circle class="face-eye" cx=${x} cy="9.6" r="1.1"></circle>`)}
    <path d=${MOUTHS[i] ?? /** @type {string} */ (MOUTHS[1])}></path>
  </svg>`;
}

/** The sign of an answer: yes, yes with concerns, no. Its shape tells it, not its colour. */
import { html, nothing } from "lit-html";

const PATHS = {
  yes: "M4 12.5l5.5 5.5L20 6.5",
  concerns: "M3 12.5l4.5 4.5L15 8M20 5v8M20 17.5v.1",
  no: "M5.5 5.5l13 13M18.5 5.5l-13 13",
};

/**
 * Words stand beside it.
 * @param {import("../records.js").Option["sign"]} sign
 */
export function optionSign(sign) {
  if (!sign) return nothing;
  return html`<svg class="option-sign sign-${sign}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${PATHS[sign]}></path>
  </svg>`;
}

/** The sign of an answer: its form tells it apart, not only its colour. */

import { html, nothing } from "lit-html";

/** @type {Record<string, string>} */
const signs = { yes: "✓", concerns: "✓!", no: "✕" };

/** @param {string} sign */
export function signView(sign) {
  return signs[sign] ? html`<span class="sign-of ${sign}" aria-hidden="true">${signs[sign]}</span>` : nothing;
}

/** The sign of an answer: its form tells it apart, not only its colour. */

import { html, nothing } from "lit-html";

import { face } from "../../choice/faces.js";

/** @type {Record<string, string>} */
const signs = { yes: "✓", concerns: "✓!", no: "✕" };

/** @param {string} sign */
export function signView(sign) {
  return signs[sign] ? html`<span class="sign-of ${sign}" aria-hidden="true">${signs[sign]}</span>` : nothing;
}

/**
 * What is drawn beside an answer.
 * @param {import("../../records.js").Choice} choice
 * @param {number} n
 */
export function pictureOf({ picture, options }, n) {
  return picture === "faces" ? face(n, options.length) : signView(options[n]?.sign ?? "");
}

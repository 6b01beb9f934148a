/** The answers to "how was it for you?": faces from a smiling one to a sad one. Pure. */

import { svg, html } from "lit-html";

/**
 * @param {number} n  which answer, counted from 0
 * @param {number} of  how many there are
 * @returns {import("lit-html").TemplateResult} a picture as large as its letters make it; by class "face", "face-1" …
 */
export function face(n, of) {
  const mood = of > 1 ? 1 - (2 * n) / (of - 1) : 0; // 1 smiles, −1 is sad
  const [corner, middle] = [15.6 - mood, 15.6 + 3.4 * mood];
  return html`<svg class="face face-${n + 1}" viewBox="0 0 24 24" aria-hidden="true">
    <circle class="face-skin" cx="12" cy="12" r="10.5"></circle>
    ${eye(8.4)} ${eye(15.6)}
    <path class="face-mouth" d=${`M7.4 ${corner}Q12 ${middle} 16.6 ${corner}`}></path>
  </svg>`;
}

/** @param {number} x */
function eye(x) {
  return svg`<circle class="face-eye" cx=${x} cy="9.4" r="1.35"></circle>`;
}

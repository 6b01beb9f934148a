/** A button with a sign on it, and with words for who does not see it. At the end of its way it can be found, but does nothing. */

import { html } from "lit-html";

/**
 * @param {string} sign
 * @param {string} words
 * @param {boolean} possible
 * @param {() => void} go
 * @param {string} [kind]  class
 */
export function signButton(sign, words, possible, go, kind = "") {
  return html`<button type="button" class="button ${kind}" aria-disabled=${!possible} @click=${() => possible && go()}>
    <span aria-hidden="true">${sign}</span><span class="unseen">${words}</span>
  </button>`;
}

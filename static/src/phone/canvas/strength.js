/** How strong a card is, from 1 up: buttons on the card itself. */

import { html, nothing } from "lit-html";

import { lastSent, send } from "../../outbox.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";

/** @typedef {import("../../cards/heaps.js").Held} Held */

/**
 * @param {string} activity
 * @param {number} most  0: cards have no strength
 * @param {Held} held
 * @param {boolean} may  change it
 */
export function strengthView(activity, most, held, may) {
  if (!most) return nothing;
  const value = strengthOf(activity, held);
  if (!may) return value === null ? nothing : html`<p class="sum">${t("phone.canvas.strength_is", { n: value, of: most })}</p>`;
  const short = [...wordsOf(held.card)].slice(0, 60).join("");
  return html`<div class="strength" role="group" aria-label=${t("phone.canvas.strength_of", { card: short })}>
    <span aria-hidden="true">${t("phone.canvas.strength")}</span>
    ${Array.from({ length: most }, (_, i) => i + 1).map(
      (n) => html`<button
        type="button"
        class=${value !== null && n <= value ? "on" : ""}
        aria-pressed=${n === value}
        @click=${() => weigh(activity, held.name, n === value ? null : n)}
      >
        ${n}
      </button>`,
    )}
  </div>`;
}

/**
 * What was chosen and is on its way, else what the server has.
 * @param {string} activity
 * @param {Held} held
 * @returns {number | null}
 */
function strengthOf(activity, { name, card }) {
  const sent = lastSent({ t: "canvas.strength", activity, card: name });
  return sent ? sent["value"] : card.value;
}

/**
 * @param {string} activity
 * @param {string} card
 * @param {number | null} value
 */
function weigh(activity, card, value) {
  void send({ t: "canvas.strength", activity, card, value });
}

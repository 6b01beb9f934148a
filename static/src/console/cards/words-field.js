/** A field for a card's words; others may be writing in it at the same moment. */
import { html } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { bindWords } from "../../text/binding.js";
import { t } from "../../texts.js";

/** @typedef {{ cell?: string, begins?: boolean }} Options  see `bindWords` */

const CARD_MOST = 500;

/** One field at a time is tied; the same function each time it is drawn, or it would be tied anew. */
let tied = { id: "", tie: (/** @type {Element | undefined} */ _) => {} };

/**
 * @param {string} activity
 * @param {string} card  name
 * @param {() => void} done
 * @param {Options} [options]
 */
export function wordsField(activity, card, done, options = {}) {
  const id = `${activity}/${card}/${options.cell ?? ""}`;
  if (tied.id !== id) tied = { id, tie: tieTo(activity, card, options) };
  return html`<div class="card-mending">
    <textarea class="field" rows="3" maxlength=${CARD_MOST} aria-label=${t("console.card.words")} ${ref(tied.tie)}></textarea>
    <button type="button" class="button" @click=${done}>${t("console.card.mended")}</button>
  </div>`;
}

/**
 * @param {string} activity
 * @param {string} card
 * @param {Options} options
 * @returns {(field: Element | undefined) => void}
 */
function tieTo(activity, card, options) {
  let untie = () => {};
  return (field) => {
    untie();
    untie = () => {};
    if (field) queueMicrotask(() => (untie = begin(/** @type {HTMLTextAreaElement} */ (field), activity, card, options)));
  };
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {string} activity
 * @param {string} card
 * @param {Options} options
 */
function begin(field, activity, card, options) {
  const untie = bindWords(field, activity, card, options);
  field.focus();
  return untie;
}

/** The words of one card, to be mended by several people at once. */

import { html, nothing } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { ref } from "lit-html/directives/ref.js";
import { signal } from "@preact/signals-core";

import { pending } from "../../outbox.js";
import { bindWords } from "../../text/binding.js";
import { textName } from "../../text/name.js";
import { dropSetAside, setAsideOf, why } from "../../text/setback.js";
import { unitsBefore } from "../../text/tidy.js";
import { wordsIn, wordsOf } from "../../text/words.js";
import { writersOf } from "../../text/writing.js";
import { reason, t } from "../../texts.js";
import { savedLine } from "../saved.js";
import { cardMost } from "./compose.js";
import { writingWords } from "./item.js";

/**
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {{cell?: string, begins?: boolean, label?: string, hint?: string, rows?: number}} Options  cell, begins: see
 *   `bindWords`; hint: under the label
 * @typedef {{activity: string, card: string, cell: string, begins: boolean}} Place
 */

/** The fields on the screen and what unties each, by the id of the text. */
const tied = new Map(/** @type {[string, {field: HTMLTextAreaElement, untie: () => void}][]} */ ([]));
/** One function per text: its field is tied when it comes and untied when it goes, and not with every drawing. */
const mounts = new Map(/** @type {[string, (field: Element | undefined) => void][]} */ ([]));
/** The text in which something was typed last. */
const touched = signal("");
let growing = 0;

/**
 * @param {Held} held
 * @param {Options} [options]
 */
export function editorView(held, options = {}) {
  const { card, name } = held;
  const { cell = "", begins = false, label = t("phone.cards.words"), hint = "", rows = 4 } = options;
  const place = { activity: card.activity, card: name, cell, begins };
  const text = textName(name, cell);
  const id = `card/${card.activity}/${text}`;
  growSoon(); // others may have made the words longer
  return html`
    <label class="asked">
      <span>${label}</span>
      ${hint ? html`<small>${hint}</small>` : nothing}
      ${keyed(
        id,
        html`<span class="shared">
          ${caretsView(id, wordsOf(wordsIn(card, cell)))}
          <textarea class="field" rows=${rows} maxlength=${cardMost} lang=${card.language || nothing} @input=${() => typed(id)} ${ref(mountOf(id, place))}></textarea>
        </span>`,
      )}
    </label>
    <p class="writing" role="status">${writingView(id)}</p>
    ${touched.value === id ? savedLine(!isUnderWay(place), t("phone.cards.saved")) : nothing}
    ${touched.value === id || cell ? nothing : html`<p class="fine">${t("phone.cards.no_names")}</p>`}
    ${setAsideView(id, card.activity, text)}
  `;
}

/** @param {Place} place */
function isUnderWay({ activity, card, cell }) {
  return pending.value.some(
    ({ c }) => c.t === "card.edit" && c["activity"] === activity && c["card"] === card && (c["cell"] ?? "") === cell,
  );
}

/** @param {string} id */
function typed(id) {
  touched.value = id;
  grow();
}

function growSoon() {
  cancelAnimationFrame(growing);
  growing = requestAnimationFrame(grow);
}

/** A field is as tall as its words, so that it never scrolls inside the page. */
function grow() {
  for (const { field } of tied.values()) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 4}px`;
  }
}

/**
 * @param {string} id
 * @param {Place} place
 */
function mountOf(id, place) {
  const known = mounts.get(id);
  if (known) return known;
  const mount = (/** @type {Element | undefined} */ field) =>
    tie(id, place, /** @type {HTMLTextAreaElement | undefined} */ (field));
  mounts.set(id, mount);
  return mount;
}

/**
 * @param {string} id
 * @param {Place} place
 * @param {HTMLTextAreaElement | undefined} field
 */
function tie(id, { activity, card, cell, begins }, field) {
  tied.get(id)?.untie();
  tied.delete(id);
  if (!field) return;
  if (touched.peek() === id) touched.value = "";
  tied.set(id, { field, untie: bindWords(field, activity, card, { cell, begins }) });
}

/** @param {string} id */
function writingView(id) {
  const words = writingWords(id);
  return words ? html`<span aria-hidden="true">✎</span> ${words}` : nothing;
}

/**
 * Where the others' carets are. Drawn only while they write: then two write in one card.
 * @param {string} id
 * @param {string} words
 */
function caretsView(id, words) {
  const carets = writersOf(id).map(({ at, name }) => ({ at: unitsBefore(words, at), name }));
  if (!carets.length) return nothing;
  return html`<span class="carets" aria-hidden="true">
    ${carets.map(({ at, name }) => html`<span class="layer">${words.slice(0, at)}<i data-name=${name}></i></span>`)}
  </span>`;
}

/**
 * What could not be taken lies here until its writer says what to do with it.
 * @param {string} id
 * @param {string} activity
 * @param {string} card  the name of the text
 */
function setAsideView(id, activity, card) {
  const text = setAsideOf(activity, card);
  if (!text) return nothing;
  const known = why.value.activity === activity && why.value.card === card;
  return html`<section class="note" role="alert">
    <p><b>${t("phone.draft.yours")}</b> ${known ? reason(why.value.code, why.value.details) : ""}</p>
    <p class="kept-words">${text}</p>
    <div class="row">
      <button type="button" class="button" @click=${() => useAgain(id, activity, card, text)}>${t("phone.draft.use")}</button>
      <button type="button" class="button quiet" @click=${() => dropSetAside(activity, card)}>
        ${t("phone.draft.drop")}
      </button>
    </div>
  </section>`;
}

/**
 * As if it were typed anew, over what the card says now.
 * @param {string} id
 * @param {string} activity
 * @param {string} card
 * @param {string} text
 */
function useAgain(id, activity, card, text) {
  const field = tied.get(id)?.field;
  if (!field) return;
  dropSetAside(activity, card);
  field.value = text;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

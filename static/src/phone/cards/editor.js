/** The words of one card, to be mended by several people at once. */

import { html, nothing } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { ref } from "lit-html/directives/ref.js";
import { signal } from "@preact/signals-core";

import { pending } from "../../outbox.js";
import { bindWords } from "../../text/binding.js";
import { dropSetAside, setAsideOf, why } from "../../text/setback.js";
import { unitsBefore } from "../../text/tidy.js";
import { wordsOf } from "../../text/words.js";
import { writersOf } from "../../text/writing.js";
import { reason, t } from "../../texts.js";
import { savedLine } from "../saved.js";
import { cardMost } from "./compose.js";
import { writingWords } from "./item.js";

/** @typedef {import("../../cards/heaps.js").Held} Held */

/** The field on the screen and what unties it. There is one at most. */
let tied = { field: /** @type {HTMLTextAreaElement | null} */ (null), untie: () => {} };
/** Has anything been typed into it? */
const touched = signal(false);

/** One function per card: the field is tied when it comes and untied when it goes, and not with every drawing. */
let mounting = { id: "", mount: (/** @type {Element | undefined} */ _field) => {} };

/** @param {Held} held */
export function editorView({ id, name, card }) {
  requestAnimationFrame(grow); // others may have made the words longer
  const onItsWay = pending.value.some(({ c }) => c.t === "card.edit" && c["card"] === name);
  return html`
    <label class="asked">
      <span>${t("phone.cards.words")}</span>
      ${keyed(
        id,
        html`<span class="shared">
          ${caretsView(id, wordsOf(card))}
          <textarea
            class="field"
            rows="4"
            maxlength=${cardMost}
            @input=${onInput}
            ${ref(mountOf(card.activity, name))}
          ></textarea>
        </span>`,
      )}
    </label>
    <p class="writing" role="status">${writingView(id)}</p>
    ${touched.value ? savedLine(!onItsWay, t("phone.cards.saved")) : html`<p class="fine">${t("phone.cards.no_names")}</p>`}
    ${setAsideView(card.activity, name)}
  `;
}

function onInput() {
  touched.value = true;
  grow();
}

/** The field is as tall as its words, so that it never scrolls inside the page. */
function grow() {
  const { field } = tied;
  if (!field) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
}

/**
 * @param {string} activity
 * @param {string} card
 */
function mountOf(activity, card) {
  const id = `card/${activity}/${card}`;
  if (mounting.id !== id) {
    const mount = (/** @type {Element | undefined} */ field) =>
      tie(/** @type {HTMLTextAreaElement | undefined} */ (field), activity, card);
    mounting = { id, mount };
  }
  return mounting.mount;
}

/**
 * @param {HTMLTextAreaElement | undefined} field
 * @param {string} activity
 * @param {string} card
 */
function tie(field, activity, card) {
  tied.untie();
  if (!field) {
    tied = { field: null, untie: () => {} };
    return;
  }
  tied = { field, untie: bindWords(field, activity, card) };
  touched.value = false;
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
 * @param {string} activity
 * @param {string} card
 */
function setAsideView(activity, card) {
  const text = setAsideOf(activity, card);
  if (!text) return nothing;
  const known = why.value.activity === activity && why.value.card === card;
  return html`<section class="note" role="alert">
    <p><b>${t("phone.draft.yours")}</b> ${known ? reason(why.value.code, why.value.details) : ""}</p>
    <p class="kept-words">${text}</p>
    <div class="row">
      <button type="button" class="button" @click=${() => useAgain(activity, card, text)}>${t("phone.draft.use")}</button>
      <button type="button" class="button quiet" @click=${() => dropSetAside(activity, card)}>
        ${t("phone.draft.drop")}
      </button>
    </div>
  </section>`;
}

/**
 * As if it were typed anew, over what the card says now.
 * @param {string} activity
 * @param {string} card
 * @param {string} text
 */
function useAgain(activity, card, text) {
  const { field } = tied;
  if (!field) return;
  dropSetAside(activity, card);
  field.value = text;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

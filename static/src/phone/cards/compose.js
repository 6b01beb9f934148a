/** Writing new cards, several in a row: the field stays open, empties and keeps the keyboard. */

import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { signal } from "@preact/signals-core";

import { boot } from "../../boot.js";
import { draftText, dropDraft, keepDraft } from "../../drafts.js";
import { send } from "../../outbox.js";
import { randomName } from "../../random.js";
import { tidy } from "../../text/tidy.js";
import { t } from "../../texts.js";

export const cardMost = 500;

/** The one open field, by the name of its draft. */
const open = signal("");
/** How many went out from it. */
const written = signal(0);
/** @type {HTMLTextAreaElement | undefined} */
let field;

/** A field that comes on the screen, for the first time or again, says what was typed. @param {Element | undefined} drawn */
function mount(drawn) {
  field = /** @type {HTMLTextAreaElement | undefined} */ (drawn);
  if (field) field.value = draftText(open.peek());
}

/**
 * @param {string} activity
 * @param {string} list  field of the board, "" where it has none
 */
function nameOf(activity, list) {
  return `${activity}/new/${list}`;
}

/**
 * @param {string} activity
 * @param {string} [list]
 */
export function isComposing(activity, list = "") {
  return open.value === nameOf(activity, list);
}

/**
 * @param {string} activity
 * @param {{list?: string, label: string, beside?: unknown, quiet?: boolean}} options  label: on the button that opens the
 *   field; quiet: something else is the next step
 */
export function composeView(activity, { list = "", label, beside = nothing, quiet = list !== "" }) {
  const name = nameOf(activity, list);
  if (open.value !== name) {
    return html`<div class="compose">
      <button type="button" class="button wide ${quiet ? "" : "strong"}" @click=${() => openField(name)}>
        <span class="plus" aria-hidden="true">+</span> ${label}
      </button>
      ${beside}
    </div>`;
  }
  return html`<form class="compose open" @submit=${(/** @type {SubmitEvent} */ event) => add(event, activity, list)}>
    <label class="asked">
      <span>${t("phone.cards.new")}</span>
      <textarea
        class="field"
        rows="2"
        maxlength=${cardMost}
        enterkeyhint="done"
        ${ref(mount)}
        @input=${() => keepDraft(name, { text: field?.value ?? "" })}
        @keydown=${(/** @type {KeyboardEvent} */ event) => onEnter(event, activity, list)}
      ></textarea>
    </label>
    <p class="fine">${t("phone.cards.no_names")}</p>
    <div class="row">
      <button class="button strong">${t("phone.cards.add")}</button>
      <button type="button" class="button" @click=${closeField}>${t("phone.cards.done")}</button>
    </div>
    <p class="saved" role="status">${written.value ? t("phone.cards.written", { n: written.value }) : ""}</p>
  </form>`;
}

/** @param {string} name */
function openField(name) {
  written.value = 0;
  open.value = name; // drawn at once, and so within the tap, without which a phone opens no keyboard
  field?.focus();
}

function closeField() {
  open.value = "";
}

/**
 * @param {KeyboardEvent} event
 * @param {string} activity
 * @param {string} list
 */
function onEnter(event, activity, list) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) add(event, activity, list);
}

/**
 * @param {Event} event
 * @param {string} activity
 * @param {string} list
 */
function add(event, activity, list) {
  event.preventDefault();
  const text = tidy(field?.value ?? "").trim();
  field?.focus();
  if (!field || !text) return;
  void send({ t: "card.add", activity, id: randomName(10), text, field: list, language: boot.language });
  field.value = "";
  dropDraft(nameOf(activity, list));
  written.value += 1;
}

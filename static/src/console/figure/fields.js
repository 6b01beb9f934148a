/** The fields of a canvas on the console, where cards can be dragged, tapped and keyed from one to another. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { view } from "../../board.js";
import { filled, focusOf, sharedName } from "../../canvas/fields.js";
import { fieldSign } from "../../canvas/signs.js";
import { draggable } from "../../cards/dragging.js";
import { wordsOf } from "../../text/words.js";
import { writersOf } from "../../text/writing.js";
import { say, t } from "../../texts.js";
import { act, busy } from "../act.js";
import { wordsField } from "../cards/words-field.js";
import { newName } from "../new-name.js";
import { cardRow } from "./card.js";
import { commandsFor, dropIn } from "./moving.js";
import { focus } from "./stage.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../canvas/fields.js").Filled} Filled
 */

const CARD_MOST = 500;

/** The field in which the moderator writes a card, and the shared text they mend: by id. */
const writing = signal("");

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
export function fieldsView(activity, canvas, team) {
  const dragging = draggable({
    dropAt: (card, spot) => dropIn(view.peek(), activity, card, spot),
    onDrop: (drop) => act(...commandsFor(view.peek(), activity, drop)),
  });
  return html`<div class="figure figure-${canvas.layout}" @pointerdown=${dragging}>
    ${filled(view.value, activity, canvas, team).map((one) => fieldView(activity, canvas, team, one))}
  </div>`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 * @param {Filled} filled
 */
function fieldView(activity, canvas, team, { field, heaps, locked }) {
  const large = focusOf(canvas).field === field.name;
  return html`<section class="figure-field tone-${field.tone || "calm"} ${large ? "large" : ""}">
    <header class="figure-head">
      ${fieldSign(field.sign)}
      <h2>${say(field.title)}</h2>
      <span class="figure-count">${field.single ? "" : heaps.length}</span>
    </header>
    ${say(field.question) ? html`<p class="figure-question">${say(field.question)}</p>` : nothing}
    ${field.single ? together(activity, field.name, team) : list(activity, canvas, field.name, heaps)}
    <div class="figure-tools">
      ${field.single || canvas.phase === "closed" ? nothing : adding(activity, field.name, team)}
      ${canvas.phase === "closed"
        ? nothing
        : html`${toggle(locked, "unlock", "lock", () => act({ t: "canvas.lock", activity, field: field.name, locked: !locked }))}
          ${toggle(large, "small", "large", () => focus(activity, large ? "" : team, large ? "" : field.name))}`}
    </div>
    ${marksOf(locked, field)}
  </section>`;
}

/**
 * @param {boolean} locked
 * @param {import("../../records.js").Field} field
 */
function marksOf(locked, { asked, hidden }) {
  const marks = [locked ? "locked" : "", asked ? "asked" : "", hidden ? "hidden" : ""].filter((mark) => mark);
  if (!marks.length) return nothing;
  return html`<p class="figure-marks">${marks.map((mark) => t(`console.figure.is_${mark}`)).join(" · ")}</p>`;
}

/**
 * @param {boolean} on
 * @param {string} off  what pressing does when it is on
 * @param {string} to
 * @param {() => unknown} press
 */
function toggle(on, off, to, press) {
  return html`<button type="button" class="button small" aria-disabled=${busy.value} @click=${press}>
    ${t(`console.figure.${on ? off : to}`)}
  </button>`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} field
 * @param {import("../../cards/heaps.js").Heap[]} heaps
 */
function list(activity, canvas, field, heaps) {
  const rows = heaps.flatMap((heap) => [{ held: heap, head: "" }, ...heap.under.map((held) => ({ held, head: heap.name }))]);
  return html`<ul class="card-rows" data-field=${field}>
    ${repeat(rows, ({ held }) => held.id, ({ held, head }) => cardRow(held, activity, canvas, head))}
    ${rows.length ? nothing : html`<li class="figure-empty">${t("console.figure.empty")}</li>`}
  </ul>`;
}

/**
 * One text of all together; the moderator may write in it as well.
 * @param {string} activity
 * @param {string} field
 * @param {string} team
 */
function together(activity, field, team) {
  const name = sharedName(field, team);
  const id = `card/${activity}/${name}`;
  const card = view.value.get(id);
  if (writing.value === id) return wordsField(activity, name, () => (writing.value = ""), { begins: true });
  const words = card?.t === "card" ? wordsOf(card).trim() : "";
  const writers = writersOf(id).map((writer) => writer.name || t("console.card.someone"));
  return html`<button type="button" class="figure-shared" @click=${() => (writing.value = id)}>
    <span class=${words ? "" : "figure-empty"}>${words || t("console.figure.empty")}</span>
    <small>${writers.length ? `✎ ${writers.join(", ")}` : t("console.card.mend")}</small>
  </button>`;
}

/**
 * @param {string} activity
 * @param {string} field
 * @param {string} team
 */
function adding(activity, field, team) {
  const id = `${activity}/${field}`;
  if (writing.value !== id) {
    return html`<button type="button" class="button small" @click=${() => (writing.value = id)}>+ ${t("console.figure.card")}</button>`;
  }
  return html`<form class="figure-add" @submit=${add(activity, field, team)}>
    <textarea class="field" name="text" rows="2" maxlength=${CARD_MOST} required aria-label=${t("console.card.words")}></textarea>
    <button class="button small">${t("console.cards.add")}</button>
    <button type="button" class="button small" @click=${() => (writing.value = "")}>${t("console.cancel")}</button>
  </form>`;
}

/**
 * @param {string} activity
 * @param {string} field
 * @param {string} team
 */
function add(activity, field, team) {
  return async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const text = String(new FormData(form).get("text"));
    if (await act({ t: "card.add", activity, id: newName(), text, field, team })) form.reset();
  };
}

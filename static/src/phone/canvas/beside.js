/**
 * The whole figure beside the field in which one writes, on a screen that has the room. Cards can be opened and dragged
 * between fields; a field's title leads into it.
 */

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { focusOf } from "../../canvas/fields.js";
import { fieldSign } from "../../canvas/signs.js";
import { languageIn, say, t } from "../../texts.js";
import { cardView } from "../cards/item.js";
import { mayTouch } from "../cards/own.js";
import { openCard } from "../cards/sheet.js";
import { fieldOn, fieldsOf, goTo, heapsIn, sharedWords } from "./where.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Field} Field
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 */

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
export function wholeView(activity, canvas, team) {
  return html`<div class="whole layout-${canvas.layout}">
    ${fieldsOf(canvas).map((field) => partView(activity, canvas, field, team))}
  </div>`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Field} field
 * @param {string} team
 */
function partView(activity, canvas, field, team) {
  const on = field.name === fieldOn(activity, canvas).name;
  const notes = [
    canvas.locked.includes(field.name) ? t("phone.canvas.locked_short") : "",
    focusOf(canvas).field === field.name ? t("phone.canvas.on_the_wall") : "",
  ].filter((one) => one);
  return html`<section class="part tone-${field.tone || "calm"} ${on ? "on" : ""}" data-field=${field.name}>
    <h2>
      <button type="button" aria-current=${on ? "true" : "false"} lang=${languageIn(field.title)} @click=${() => goTo(activity, field.name)}>
        ${fieldSign(field.sign)}<span>${say(field.title)}</span>
      </button>
    </h2>
    ${notes.length ? html`<p class="tags">${notes.join(" · ")}</p>` : nothing}
    ${field.single ? textView(sharedWords(activity, field, team)) : cardsView(canvas, heapsIn(activity, field.name, team))}
  </section>`;
}

/** @param {string} words */
function textView(words) {
  return words ? html`<p class="words">${words}</p>` : nothing;
}

/**
 * @param {Canvas} canvas
 * @param {Heap[]} heaps
 */
function cardsView(canvas, heaps) {
  return repeat(
    heaps,
    ({ id }) => id,
    (heap) => html`${one(canvas, heap)} ${heap.under.map((held) => html`<div class="lies">${one(canvas, held, heap.name)}</div>`)}`,
  );
}

/**
 * @param {Canvas} canvas
 * @param {import("../../cards/heaps.js").Held} held
 * @param {string} [under]
 */
function one(canvas, held, under = "") {
  const strength = canvas.strengths && held.card.value ? html`<b class="force">${held.card.value}</b>` : nothing;
  const open = () => {
    goTo(held.card.activity, held.card.field);
    openCard(held);
  };
  return cardView(held, open, { under, handle: mayTouch(canvas, held.card) }, strength, "whole");
}

/** One field on the screen: what it asks, and what stands in it. */

import { html, nothing } from "lit-html";

import { record } from "../../board.js";
import { sharedName } from "../../canvas/fields.js";
import { fieldSign } from "../../canvas/signs.js";
import { ranked } from "../../cards/heaps.js";
import { noWords, wordsOf } from "../../text/words.js";
import { languageIn, say, t } from "../../texts.js";
import { takeBackButton } from "../cards/board.js";
import { giveView } from "../cards/dots.js";
import { editorView } from "../cards/editor.js";
import { addedView, cardView, heapView } from "../cards/item.js";
import { listView } from "../cards/list.js";
import { addedOf, mayTouch } from "../cards/own.js";
import { sumView } from "../cards/result.js";
import { openCard } from "../cards/sheet.js";
import { sparksView } from "../cards/sparks.js";
import { ownGroup } from "../group.js";
import { signButton } from "../sign-button.js";
import { wide } from "../wide.js";
import { dragIn, harbours } from "./moving.js";
import { hiddenIn } from "./overview.js";
import { strengthView } from "./strength.js";
import { swipes } from "./swipe.js";
import { asideIn, fieldOn, fieldsOf, goAlong, heapsIn, overview } from "./where.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Card} Card
 * @typedef {import("../../records.js").Field} Field
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 */

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 * @param {unknown} [box]  to write in, where it is not at the thumb
 */
export function fieldView(activity, canvas, team, box = nothing) {
  const field = fieldOn(activity, canvas);
  const swipe = swipes((by) => goAlong(activity, canvas, by));
  return html`
    ${barView(activity, canvas, field)}
    <section class="canvas-field tone-${field.tone || "plain"}" @touchstart=${swipe.start} @touchend=${swipe.end}>
      ${headView(activity, canvas, field)} ${box}
      ${field.single ? singleView(activity, canvas, field, team) : cardsView(activity, canvas, field, team)}
    </section>
  `;
}

/**
 * The way to the field before, to all of them, and to the next.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Field} field
 */
function barView(activity, canvas, field) {
  const fields = fieldsOf(canvas);
  const n = fields.indexOf(field) + 1;
  if (fields.length < 2) return nothing;
  return html`<div class="field-bar" role="group" aria-label=${t("phone.canvas.fields")}>
    ${signButton("‹", t("phone.canvas.before"), n > 1, () => goAlong(activity, canvas, -1), "along")}
    ${wide.value
      ? html`<p class="all-fields">${t("phone.canvas.field_of", { n, of: fields.length })}</p>`
      : html`<button type="button" class="button all-fields" @click=${() => (overview.value = activity)}>
          <span>${t("phone.canvas.all")}</span> <small>${t("phone.canvas.field_of", { n, of: fields.length })}</small>
        </button>`}
    ${signButton("›", t("phone.canvas.next"), n < fields.length, () => goAlong(activity, canvas, 1), "along")}
  </div>`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Field} field
 */
function headView(activity, canvas, field) {
  const hidden = field.hidden && canvas.phase !== "shown";
  const unseen = hiddenIn(activity, field.name, canvas.groups ? ownGroup() : "");
  return html`
    <div class="field-head">
      <h2 lang=${languageIn(field.title)}>${fieldSign(field.sign)}<span>${say(field.title)}</span></h2>
      ${say(field.question) ? html`<p lang=${languageIn(field.question)}>${say(field.question)}</p>` : nothing}
    </div>
    ${canvas.phase === "open" && canvas.locked.includes(field.name) ? html`<p class="note">${t("phone.canvas.locked")}</p>` : nothing}
    ${hidden ? html`<p class="promise">${t("phone.canvas.hidden")} ${unseen ? t("phone.canvas.unseen", { n: unseen }) : ""}</p>` : nothing}
  `;
}

/**
 * One text of all together. It comes to be with its first letter.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Field} field
 * @param {string} team
 */
function singleView(activity, canvas, field, team) {
  const name = sharedName(field.name, team);
  const found = /** @type {Card | undefined} */ (record(`card/${activity}/${name}`));
  const blank = /** @type {any} */ ({ ...noWords, t: "card", activity, team, field: field.name, shared: true });
  const card = /** @type {Card} */ (found ?? blank);
  const inGroup = !canvas.groups || (team !== "" && team === ownGroup());
  if (inGroup && mayTouch(canvas, card)) {
    const held = { id: `card/${activity}/${name}`, name, card };
    return html`<div class="sheet single">
      ${editorView(held, { begins: true, label: t("phone.canvas.text"), hint: t("phone.canvas.text_how") })}
    </div>`;
  }
  const words = found ? wordsOf(found).trim() : "";
  return words ? html`<p class="lead words single-text">${words}</p>` : html`<p class="lead">${t("phone.canvas.no_text")}</p>`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Field} field
 * @param {string} team
 */
function cardsView(activity, canvas, field, team) {
  const heaps = heapsIn(activity, field.name, team);
  const added = addedOf(activity, field.name);
  const aside = asideIn(activity, field.name);
  const writable = canWrite(canvas, field);
  return html`
    ${writable && !field.asked ? sparksView(activity, field.name, field.sparks, heaps) : nothing}
    ${heaps.length || added.length || aside.length ? nothing : html`<p class="lead none">${t(noneWords(canvas, field))}</p>`}
    ${listIn(activity, canvas, field, heaps, team)} ${added.map(({ text }) => addedView(text))}
    ${aside.length
      ? html`<h3 class="aside-title">${t("phone.cards.aside")}</h3>
          ${aside.map((held) => cardView(held, openCard))}`
      : nothing}
    ${canvas.phase === "open" ? takeBackButton(activity, "wide") : nothing}
  `;
}

/**
 * @param {Canvas} canvas
 * @param {Field} field
 */
function noneWords(canvas, field) {
  if (field.asked) return "phone.canvas.no_questions";
  return canvas.phase === "open" ? "phone.canvas.none" : "phone.canvas.none_at_all";
}

/**
 * Can one add a card here?
 * @param {Canvas} canvas
 * @param {Field} field
 */
export function canWrite(canvas, field) {
  if (field.single || canvas.locked.includes(field.name)) return false;
  if (canvas.phase === "shown") return field.asked;
  return canvas.phase === "open" && (!canvas.groups || ownGroup() !== "");
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Field} field
 * @param {Heap[]} heaps
 * @param {string} team
 */
function listIn(activity, canvas, field, heaps, team) {
  if (canvas.phase === "voting") {
    return listView(heaps, (heap) => heapView(heap, { beside: giveView(activity, canvas, heap) }));
  }
  const moves = (/** @type {Card} */ card) => mayTouch(canvas, card);
  const below = belowIn(canvas, heaps);
  const draw = (/** @type {Heap} */ heap) =>
    heapView(heap, {
      choose: openCard,
      beside: strengthView(activity, canvas.strengths, heap, mayTouch(canvas, heap.card)),
      below: below(heap),
      ...(canvas.phase === "open" ? { moves } : {}),
    });
  if (canvas.phase !== "open") return listView(heaps, draw);
  if (wide.value) return listView(heaps, draw, undefined, field.name); // the figure beside it takes part
  return html`<div class="drag-root" @pointerdown=${dragIn(activity, canvas, team)}>
    ${harbours(canvas, field.name)} ${listView(heaps, draw, undefined, field.name)}
  </div>`;
}

/**
 * Once the dots' sums are shown: what each came to.
 * @param {Canvas} canvas
 * @param {Heap[]} heaps
 * @returns {(heap: Heap) => unknown}
 */
function belowIn(canvas, heaps) {
  if (canvas.phase !== "shown" || !canvas.dots) return () => nothing;
  const places = new Map(ranked(heaps).map((place) => [place.heap.name, place]));
  const picked = new Set(canvas.picked);
  return ({ name }) => sumView(places.get(name), picked.has(name));
}

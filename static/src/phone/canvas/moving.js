/** A card goes to another place in its field, or to another field: dragged, or tapped. */

import { html, nothing } from "lit-html";

import { fieldSign } from "../../canvas/signs.js";
import { draggable } from "../../cards/dragging.js";
import { commandsOf, dropAt } from "../../cards/places.js";
import { send } from "../../outbox.js";
import { say, t } from "../../texts.js";
import { tableOf } from "../cards/own.js";
import { closeCard } from "../cards/sheet.js";
import { fieldsOf, heapsIn } from "./where.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../cards/dragging.js").Spot} Spot
 * @typedef {import("../../cards/dragging.js").Drop} Drop
 */

/**
 * Where cards may go.
 * @param {Canvas} canvas
 */
function openFields(canvas) {
  return fieldsOf(canvas).filter(({ name, single, asked }) => !single && !asked && !canvas.locked.includes(name));
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
export function dragIn(activity, canvas, team) {
  return draggable({
    dropAt: (card, spot) => dropIn(activity, canvas, team, card, spot),
    onDrop: (drop) => commandsOf(activity, tableOf(activity).heaps, drop).forEach((command) => void send(command)),
  });
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 * @param {string} card
 * @param {Spot} spot
 * @returns {Drop | null}
 */
function dropIn(activity, canvas, team, card, spot) {
  if (!openFields(canvas).some(({ name }) => name === spot.field)) return null;
  const from = tableOf(activity)
    .heaps.flatMap((heap) => [heap, ...heap.under])
    .find(({ name }) => name === card)?.card.field;
  const heaps = heapsIn(activity, spot.field, team);
  if (from === spot.field) return spot.near ? dropAt(heaps, card, spot) : null;
  const drop = spot.near ? dropAt(heaps, card, spot) : { card, behind: heaps[heaps.length - 1]?.name ?? "" };
  return drop && drop.under === undefined ? { ...drop, field: spot.field } : null;
}

/**
 * While a card is dragged the other fields hang at the top of the screen, to let it go there.
 * @param {Canvas} canvas
 * @param {string} from  field
 */
export function harbours(canvas, from) {
  return html`<div class="harbours" aria-hidden="true">
    ${openFields(canvas)
      .filter(({ name }) => name !== from)
      .map(({ name, title, sign }) => html`<p data-field=${name}>${fieldSign(sign)}<span>${say(title)}</span></p>`)}
  </div>`;
}

/**
 * The same by a tap, in the card's own sheet.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Held} held
 */
export function moveView(activity, canvas, { name, card }) {
  const others = openFields(canvas).filter((field) => field.name !== card.field);
  if (!others.length || card.binned) return nothing;
  const move = (/** @type {string} */ field) => {
    closeCard();
    if (card.under) void send({ t: "card.group", activity, card: name, under: "" });
    void send({ t: "card.move", activity, card: name, field });
  };
  return html`<section class="moves">
    <h2>${t("phone.canvas.move")}</h2>
    <div class="ways">
      ${others.map(
        (field) => html`<button type="button" class="button" @click=${() => move(field.name)}>
          ${fieldSign(field.sign)}<span>${say(field.title)}</span>
        </button>`,
      )}
    </div>
  </section>`;
}

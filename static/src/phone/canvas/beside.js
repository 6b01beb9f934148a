/**
 * The whole figure beside the field in which one writes, on a screen that has the room. Cards can be opened and dragged
 * between fields; a field's title leads into it.
 */

import { html, nothing } from "lit-html";

import { view } from "../../board.js";
import { focusOf } from "../../canvas/fields.js";
import { working } from "../../canvas/working.js";
import { t } from "../../texts.js";
import { isOnItsWay, mayTouch } from "../cards/own.js";
import { saidIn } from "../cards/said.js";
import { openCard, opened } from "../cards/sheet.js";
import { fieldOn, goTo } from "./where.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Card} Card
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../canvas/fields.js").Filled} Filled
 */

/** Height of a field, rem: its title and two cards. */
const LEAST = 9;

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
export function wholeView(activity, canvas, team) {
  /** @type {import("../../canvas/figure.js").Options} */
  const options = {
    current: fieldOn(activity, canvas).name,
    selected: opened.value.split("/")[2] ?? "",
    draggable: ({ card }) => canvas.phase === "open" && !card.shared && mayTouch(canvas, card),
    onCard: openIn,
    onField: ({ field }) => goIn(activity, field.name),
    marks: ({ name, card }) => marksOf(activity, name, card),
    fieldTools: (filled) => notesOn(canvas, filled),
  };
  return working({ activity, canvas, team, view: view.value }, LEAST, () => options);
}

/**
 * The one text of all is written in its field, not on a card.
 * @param {Held} held
 */
function openIn(held) {
  goTo(held.card.activity, held.card.field);
  if (held.card.shared) opened.value = "";
  else openCard(held);
}

/**
 * @param {string} activity
 * @param {string} field
 */
function goIn(activity, field) {
  opened.value = "";
  goTo(activity, field);
}

/**
 * @param {string} activity
 * @param {string} name
 * @param {Card} card
 */
function marksOf(activity, name, card) {
  const { mine, pinned, shared } = card;
  const said = saidIn(card);
  const marks = [
    said ? `${t("phone.said.mark")}: ${said}` : "",
    pinned ? `▲ ${t("phone.cards.pinned")}` : "",
    mine && !shared ? `● ${t("phone.cards.mine")}` : "",
    isOnItsWay(activity, name) ? `◌ ${t("phone.cards.on_its_way")}` : "",
  ];
  return marks.filter((mark) => mark).join(" · ");
}

/**
 * @param {Canvas} canvas
 * @param {Filled} filled
 */
function notesOn(canvas, { field }) {
  return focusOf(canvas).field === field.name ? html`<p class="field-note">${t("phone.canvas.on_the_wall")}</p>` : nothing;
}

/** Which field is on the screen. */

import { signal } from "@preact/signals-core";

import { view } from "../../board.js";
import { focusOf } from "../../canvas/fields.js";
import { cardsOf } from "../../cards/heaps.js";
import { keep, kept } from "../../kept.js";
import { shelfOf } from "../../seats.js";
import { wordsOf } from "../../text/words.js";
import { heapsOfTeam, tableOf } from "../cards/own.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Field} Field
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 */

/** Kept on the device: an old phone throws a page away while its person looks at something else. */
const shelf = shelfOf("field");
const at = signal(/** @type {{activity: string, field: string}} */ (JSON.parse(kept(shelf) ?? '{"activity": "", "field": ""}')));
/** The activity whose fields are shown all at once, in short. */
export const overview = signal("");

/**
 * Questions to a group have their time when the group presents.
 * @param {Canvas} canvas
 */
export function fieldsOf({ fields, phase }) {
  return fields.filter(({ asked }) => !asked || phase === "shown");
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @returns {Field} the chosen one, else what the wall shows large when one comes, else the first
 */
export function fieldOn(activity, canvas) {
  const fields = fieldsOf(canvas);
  const name = at.value.activity === activity ? at.value.field : focusOf(canvas).field;
  return /** @type {Field} */ (fields.find((field) => field.name === name) ?? fields[0] ?? canvas.fields[0]);
}

/**
 * @param {string} activity
 * @param {string} field
 */
export function goTo(activity, field) {
  at.value = { activity, field };
  keep(shelf, JSON.stringify(at.value));
  overview.value = "";
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {-1 | 1} by
 */
export function goAlong(activity, canvas, by) {
  const names = fieldsOf(canvas).map(({ name }) => name);
  const name = names[names.indexOf(fieldOn(activity, canvas).name) + by];
  if (name) goTo(activity, name);
}

/**
 * What stands in a field of a group, in its order.
 * @param {string} activity
 * @param {string} field
 * @param {string} team  "" for all
 * @returns {Heap[]}
 */
export function heapsIn(activity, field, team) {
  return heapsOfTeam(activity, team).filter(({ card }) => card.field === field && !card.shared);
}

/**
 * The own cards in it that not all see.
 * @param {string} activity
 * @param {string} field
 */
export function asideIn(activity, field) {
  return tableOf(activity).aside.filter(({ card }) => card.field === field);
}

/**
 * @param {string} activity
 * @param {Field} field
 * @param {string} team
 * @returns {string} what the one text of a single field says
 */
export function sharedWords(activity, field, team) {
  const shared = cardsOf(view.value, activity).find(
    ({ card }) => card.shared && card.field === field.name && card.team === team,
  );
  return shared ? wordsOf(shared.card).trim() : "";
}

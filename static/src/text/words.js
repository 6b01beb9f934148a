/** What a card says: its base, with the edits since then on top. */

import { type } from "ot-text-unicode";

/**
 * @typedef {import("ot-text-unicode").TextOp} Op
 * @typedef {import("../records.js").Words} Words
 */

/** A text in which nobody has written yet. @type {Words} */
export const noWords = { base: "", since: 0, recent: [] };

/**
 * @param {Words & { cells?: Record<string, Words> }} card
 * @param {string} cell  column of a table, "" for the card's own words
 * @returns {Words}
 */
export function wordsIn(card, cell) {
  return cell ? (card.cells?.[cell] ?? noWords) : card;
}

/** A record is replaced when anything in it changes, so what it said once it always says. @type {WeakMap<Words, string>} */
const known = new WeakMap();

/**
 * @param {Words} card
 * @returns {string}
 */
export function wordsOf(card) {
  const before = known.get(card);
  if (before !== undefined) return before;
  const words = card.recent.reduce((text, [, op]) => type.apply(text, op), card.base);
  known.set(card, words);
  return words;
}

/**
 * How many edits the words have seen.
 * @param {Words} card
 */
export function versionOf(card) {
  return card.since + card.recent.length;
}

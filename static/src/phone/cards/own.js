/** What this person may do with cards, and what of it is still on its way. */

import { record, under, view } from "../../board.js";
import { cardsOf, heapsAmong, onTheTable } from "../../cards/heaps.js";
import { pending, send } from "../../outbox.js";
import { ownGroup } from "../group.js";

/**
 * @typedef {import("../../records.js").Card} Card
 * @typedef {import("../../records.js").Cards} Cards
 * @typedef {import("../../records.js").Rating} Rating
 * @typedef {Cards | Rating | import("../../records.js").Canvas | import("../../records.js").Table} Board
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 */

/** Sorting hundreds of cards once per change of the view is enough. */
let sorted = { view: view.peek(), activity: "", heaps: /** @type {Heap[]} */ ([]), aside: /** @type {Held[]} */ ([]) };

/**
 * @param {string} activity
 * @returns {{heaps: Heap[], aside: Held[]}} what all see, and the own cards that not all see
 */
export function tableOf(activity) {
  if (sorted.view !== view.value || sorted.activity !== activity) {
    const all = cardsOf(view.value, activity);
    const table = onTheTable(all);
    const lying = new Set(table);
    const aside = all.filter((held) => held.card.mine && !lying.has(held));
    sorted = { view: view.value, activity, heaps: heapsAmong(view.value, activity, table), aside };
  }
  return sorted;
}

/**
 * What all see of a group; what is nobody's is everyone's.
 * @param {string} activity
 * @param {string} team  "" for all
 * @returns {Heap[]}
 */
export function heapsOfTeam(activity, team) {
  return tableOf(activity).heaps.filter(({ card }) => !team || !card.team || card.team === team);
}

/**
 * @param {Board} board
 * @param {Card} card
 */
export function mayTouch(board, card) {
  if (board.phase !== "open" || card.hidden || card.suggested) return false;
  if (board.groups && card.team !== ownGroup()) return false;
  if (board.t === "canvas" && board.locked.includes(card.field)) return false;
  return card.mine || card.shared || board.writes === "all";
}

/**
 * The heaps that stand in the same place as this card, in their order.
 * @param {string} activity
 * @param {Card} card
 */
export function besideOf(activity, { field, team }) {
  return tableOf(activity).heaps.filter(({ card }) => card.field === field && card.team === team);
}

/** Is there a step of my own that can be taken back? @param {string} activity */
export function canTakeBack(activity) {
  return under(`step/${activity}/`).length > 0;
}

/** @param {string} activity */
export function takeBack(activity) {
  void send({ t: "card.take_back", activity });
}

/**
 * Written here and not answered yet.
 * @param {string} activity
 * @param {string} [field]
 * @returns {{id: string, text: string}[]}
 */
export function addedOf(activity, field = "") {
  return pending.value
    .map(({ c }) => c)
    .filter((c) => c.t === "card.add" && c["activity"] === activity && (c["field"] ?? "") === field)
    .filter((c) => !record(`card/${activity}/${c["id"]}`))
    .map((c) => ({ id: c["id"], text: c["text"] }));
}

/**
 * Is a change of this card still on its way?
 * @param {string} activity
 * @param {string} card
 */
export function isOnItsWay(activity, card) {
  return pending.value.some(({ c }) => c["activity"] === activity && c["card"] === card);
}

/**
 * Where a card goes when it is let go over another field, or among the cards of its own. Pure.
 *
 * @typedef {import("../../line/picture.js").View} View
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("../../cards/dragging.js").Spot} Spot
 * @typedef {import("../../cards/dragging.js").Drop} Drop
 * @typedef {import("../../outbox.js").Command} Command
 */
import { cardsOf, heapsOf } from "../../cards/heaps.js";
import { commandsOf, dropAt } from "../../cards/places.js";

/**
 * @param {View} view
 * @param {string} activity
 * @param {string} name  of the card
 * @param {Spot} spot
 * @returns {Drop | null}
 */
export function dropIn(view, activity, name, spot) {
  const card = cardOf(view, activity, name);
  if (!card) return null;
  const heaps = heapsIn(view, activity, spot.field, card.team);
  const drop = spot.near ? dropAt(heaps, name, spot) : { card: name, behind: "" };
  if (card.field === spot.field) return spot.near ? drop : null;
  return drop && { ...drop, field: spot.field };
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {Drop} drop
 * @returns {Command[]}
 */
export function commandsFor(view, activity, drop) {
  const card = cardOf(view, activity, drop.card);
  if (!card) return [];
  const { field, ...among } = drop;
  const out = card.under ? [{ t: "card.group", activity, card: drop.card, under: "" }] : [];
  if (field === undefined) return commandsOf(activity, heapsIn(view, activity, card.field, card.team), among);
  const moved = { t: "card.move", activity, card: drop.card, field };
  if (among.under) return [moved, { t: "card.group", activity, card: drop.card, under: among.under }];
  return [...out, { ...moved, ...(among.behind === undefined ? {} : { behind: among.behind }) }];
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {string} name
 */
function cardOf(view, activity, name) {
  return cardsOf(view, activity).find((held) => held.name === name)?.card;
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {string} field
 * @param {string} team
 * @returns {Heap[]}
 */
export function heapsIn(view, activity, field, team) {
  return heapsOf(view, activity).filter(({ card }) => card.field === field && card.team === team);
}

/** Where this person would put a card, and where the group does. */

import { record, under, you } from "../../board.js";
import { lastSent, send } from "../../outbox.js";

/** @typedef {import("../../records.js").Mark} Mark */

/**
 * @param {string} activity
 * @param {string} card
 * @returns {{value: number, saved: boolean} | undefined}
 */
export function ownMark(activity, card) {
  const sent = lastSent({ t: "rating.mark", activity, card });
  if (sent) return sent["value"] === null ? undefined : { value: sent["value"], saved: false };
  const marks = /** @type {[string, Mark][]} */ (under(`mark/${activity}/${card}/`));
  const mine = marks.find(([, mark]) => mark.mine);
  return mine && { value: mine[1].value, saved: true };
}

/**
 * What the group agreed on; null: nothing yet.
 * @param {string} activity
 * @param {string} card
 * @returns {{value: number | null, saved: boolean}}
 */
export function agreed(activity, card) {
  const sent = lastSent({ t: "rating.agree", activity, card });
  if (sent) return { value: sent["value"], saved: false };
  return { value: record(`card/${activity}/${card}`)?.value ?? null, saved: true };
}

/**
 * @param {string} activity
 * @param {string} card
 * @param {number | null} value
 */
export function mark(activity, card, value) {
  void send({ t: "rating.mark", activity, card, value });
}

/**
 * @param {string} activity
 * @param {string} card
 * @param {number | null} value
 */
export function agree(activity, card, value) {
  void send({ t: "rating.agree", activity, card, value });
}

/**
 * @param {string} activity
 * @param {string} card
 * @param {boolean} shown
 */
export function showSpread(activity, card, shown) {
  void send({ t: "rating.spread", activity, card, shown });
}

/** Is this person in the group that rates it, or does everyone? @param {import("../../records.js").Card} card */
export function isOurs(card) {
  return !card.team || card.team === record(`seat/${you.value.seat}`)?.group;
}

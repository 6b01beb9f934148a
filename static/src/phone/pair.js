/** Who talks to whom, and whether they have found one another. What is shown of it is in evening/talk.js. */

import { signal } from "@preact/signals-core";

import { under } from "../board.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Pair} Pair
 */

/** The pair that has found one another, by id and time: a new talk starts with looking again. */
export const together = signal("");

/**
 * @param {string} activity
 * @param {Scale} scale
 * @returns {[string, Pair] | undefined} id and pair of this person
 */
export function ownPair(activity, scale) {
  return under(`pair/${activity}/${scale.round}/`).find(([, pair]) => pair.with);
}

/**
 * Are these people already talking? Then the page shows nothing else.
 * @param {string} activity
 * @param {Scale} scale
 */
export function isQuiet(activity, scale) {
  const found = scale.phase === "talk" && ownPair(activity, scale);
  return Boolean(found) && together.value === meeting(/** @type {any} */ (found)[0], scale);
}

/**
 * @param {string} id
 * @param {Scale} scale
 */
export function meeting(id, scale) {
  return `${id}@${scale.talk_until}`;
}

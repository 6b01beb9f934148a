/**
 * In a nameless round nobody knows who stands on the line, so the page says so itself: for its own person, and for those
 * who stood there on this device before it was handed on. Of them it has kept that they stand, and never where.
 */

import { record, workshop } from "../board.js";
import { forget, keep, kept } from "../kept.js";
import { onAnswer, send } from "../outbox.js";
import { ownSeat, seats, shelfOf } from "../seats.js";
import { own } from "./place.js";

const notAtOnce = 1500; // ms: in a crowd phones must not all speak at the same moment

/** Call once. @returns {() => void} an effect: it says so once a round */
export function sayHereOnce() {
  /** @type {Set<string>} */
  const said = new Set();
  onAnswer((command, { ok }, seat) => ok && note(command, seat));
  return () => {
    const activity = workshop()?.current || "practice";
    const scale = record(`activity/${activity}`);
    if (scale?.t !== "scale" || scale.mode !== "nameless" || scale.phase !== "shown") return;
    for (const seat of standing(activity, scale)) {
      const name = `${activity}/${scale.round}/${seat}`;
      if (!said.has(name)) setTimeout(() => say(activity, scale.round, seat), Math.random() * notAtOnce);
      said.add(name);
    }
  };
}

/**
 * @param {string} activity
 * @param {import("../records.js").Scale} scale
 * @returns {string[]} who of this device stands on the line
 */
function standing(activity, { round }) {
  const others = seats.value.map(({ id }) => id).filter((id) => id !== ownSeat());
  const noted = others.filter((id) => kept(shelfOf("stands", id) + activity) === String(round));
  return typeof own(activity, round)?.at === "number" ? [ownSeat(), ...noted] : noted;
}

/**
 * @param {string} activity
 * @param {number} round
 * @param {string} seat
 */
function say(activity, round, seat) {
  void send({ t: "scale.here", activity, round }, seat);
}

/**
 * @param {import("../outbox.js").Command} command  that was accepted
 * @param {string} seat
 */
function note({ t, activity, round }, seat) {
  const name = shelfOf("stands", seat) + activity;
  if (t === "scale.place") keep(name, String(round));
  else if (/^scale\.(listen|withdraw|here)$/.test(t) && kept(name) === String(round)) forget(name);
}

/**
 * Who would like to speak. The queue is fair: who has spoken least comes first, then who waits longest. Pure.
 *
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Seat} Seat
 * @typedef {import("../records.js").Hand} Hand
 * @typedef {{ id: string, seat: Seat, raised: number, spoke: number, speaking: boolean }} Person   `id`: the seat's
 */
import { membersOf } from "../groups/members.js";

/** @type {Hand} */
const DOWN = { t: "hand", raised: 0, speaking: false, spoke: 0 };

/**
 * @param {View} view
 * @returns {Person[]} those whose hand is up, in the order in which they should speak
 */
export function queueOf(view) {
  return peopleIn(view)
    .filter(({ raised }) => raised)
    .sort((a, b) => a.spoke - b.spoke || a.raised - b.raised || a.seat.number - b.seat.number);
}

/**
 * @param {View} view
 * @returns {Person | undefined} who has the floor
 */
export function speakerIn(view) {
  return peopleIn(view).find(({ speaking }) => speaking);
}

/**
 * @param {View} view
 * @returns {Person[]} everyone else, by the order of joining
 */
export function othersIn(view) {
  return peopleIn(view).filter(({ raised, speaking }) => !raised && !speaking);
}

/**
 * @param {View} view
 * @returns {Person[]}
 */
function peopleIn(view) {
  return membersOf(view).map(({ id, seat }) => {
    const found = view.get(`hand/${id}`);
    const { raised, spoke = 0, speaking } = found?.t === "hand" ? found : DOWN;
    return { id, seat, raised, spoke, speaking };
  });
}

/**
 * What an earlier workshop said in the same place: before, beside what is said now. Pure but for the reader's language.
 *
 * @typedef {import("./line/picture.js").View} View
 * @typedef {import("./records.js").Earlier} Earlier
 * @typedef {"user" | "staff"} Side   as whom people say they are here; who says nothing is on neither
 * @typedef {{ side: Side, count: import("./records.js").Count }} SideCount
 */
import { boot } from "./boot.js";

export const SIDES = /** @type {const} */ (["user", "staff"]);

/**
 * Only what has something to show, now or later: where nobody was counted then, nothing is promised either.
 * @param {View} view
 * @param {string} activity
 * @returns {Earlier | undefined}
 */
export function earlierOf(view, activity) {
  const found = view.get(`earlier/${activity}`);
  return found?.t === "earlier" && (found.people || found.values) ? found : undefined;
}

/**
 * A day as it is written in a letter.
 * @param {number} day  server time, ms
 */
export function dayWords(day) {
  return new Date(day).toLocaleDateString(boot.language, { day: "numeric", month: "long", year: "numeric" });
}

/**
 * What each side answered; none as long as that would tell too much, or nothing is shown.
 * @param {View} view
 * @param {string} count  id of the count of all
 * @returns {SideCount[]}
 */
export function sidesIn(view, count) {
  return SIDES.flatMap((side) => {
    const found = view.get(`${count}/side/${side}`);
    return found?.t === "count" ? [{ side, count: found }] : [];
  });
}

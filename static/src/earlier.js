/**
 * What an earlier workshop said in the same place: before, beside what is said now. Pure but for the reader's language.
 *
 * @typedef {import("./line/picture.js").View} View
 * @typedef {import("./records.js").Earlier} Earlier
 * @typedef {"" | "user" | "staff"} Side   "": whoever did not say
 */
import { boot } from "./boot.js";

/** The sides that people may say they are here as. */
export const SIDES = /** @type {const} */ (["user", "staff"]);

/**
 * @param {View} view
 * @param {string} activity
 * @returns {Earlier | undefined}
 */
export function earlierOf(view, activity) {
  const found = view.get(`earlier/${activity}`);
  return found?.t === "earlier" ? found : undefined;
}

/**
 * A day as it is written in a letter.
 * @param {number} day  server time, ms
 */
export function dayWords(day) {
  return new Date(day).toLocaleDateString(boot.language, { day: "numeric", month: "long", year: "numeric" });
}

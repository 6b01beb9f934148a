/** The activities of the agenda, whatever their kind. Pure. */
import { say } from "../texts.js";

export { hasGroups } from "../groups/members.js";

/**
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Page} Page
 * @typedef {import("../records.js").Cards} Cards
 * @typedef {import("../records.js").Rating} Rating
 * @typedef {import("../records.js").Canvas} Canvas
 * @typedef {import("../records.js").Table} Table
 * @typedef {import("../records.js").Choice} Choice
 * @typedef {Cards | Canvas | Table} Sheet   a board on which cards stand by themselves
 * @typedef {Scale | Page | Sheet | Rating | Choice} Activity
 * @typedef {Activity["t"]} Kind
 */

/** In the order in which they are offered. */
export const KINDS = /** @type {const} */ (["scale", "cards", "canvas", "table", "choice", "rating", "page"]);

/**
 * @param {View} view
 * @param {string} activity
 * @returns {Activity | undefined}
 */
export function activityIn(view, activity) {
  const found = view.get(`activity/${activity}`);
  return found && isKind(found.t) ? /** @type {Activity} */ (found) : undefined;
}

/**
 * @param {string} t
 * @returns {t is Kind}
 */
export function isKind(t) {
  return /** @type {readonly string[]} */ (KINDS).includes(t);
}

/**
 * @param {Activity | undefined} found
 * @returns {found is Sheet}
 */
export function isSheet(found) {
  return found?.t === "cards" || found?.t === "canvas" || found?.t === "table";
}

/**
 * @param {Activity | undefined} found
 * @returns {found is Sheet | Rating}
 */
export function isBoard(found) {
  return isSheet(found) || found?.t === "rating";
}

/**
 * What it is called, in the reader's language.
 * @param {Activity | undefined} activity
 */
export function titleOf(activity) {
  if (!activity) return "";
  if (activity.t === "scale") return say(activity.statement);
  return say(activity.t === "choice" ? activity.question : activity.title);
}

/**
 * What opens it for everyone.
 * @param {string} activity
 * @param {Activity} found
 * @returns {import("../outbox.js").Command}
 */
export function opening(activity, { t }) {
  if (t === "page") return { t: "workshop.show", activity };
  if (t === "scale") return { t: "scale.open", activity, round: 1 };
  return { t: t === "choice" ? "choice.phase" : "cards.phase", activity, phase: "open" };
}

/**
 * The rating that an activity's cards were handed on to.
 * @param {View} view
 * @param {string} activity
 * @returns {string} "" when there is none
 */
export function ratingOf(view, activity) {
  for (const [id, card] of view) {
    if (card.t !== "card" || !card.origin.startsWith(`card/${activity}/`)) continue;
    const to = id.split("/")[1] ?? "";
    if (activityIn(view, to)?.t === "rating") return to;
  }
  return "";
}

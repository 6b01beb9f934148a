/** The activities of the agenda, whatever their kind. Pure. */
import { say } from "../texts.js";

/**
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Cards} Cards
 * @typedef {import("../records.js").Rating} Rating
 * @typedef {import("../records.js").Choice} Choice
 * @typedef {Scale | Cards | Rating | Choice} Activity
 */

/**
 * @param {View} view
 * @param {string} activity
 * @returns {Activity | undefined}
 */
export function activityIn(view, activity) {
  const found = view.get(`activity/${activity}`);
  if (found?.t === "scale" || found?.t === "cards" || found?.t === "rating" || found?.t === "choice") return found;
  return undefined;
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
  if (t === "scale") return { t: "scale.open", activity, round: 1 };
  return { t: t === "choice" ? "choice.phase" : "cards.phase", activity, phase: "open" };
}

/**
 * The rating that was made of an activity's cards.
 * @param {View} view
 * @param {string} activity
 * @returns {string} "" when there is none
 */
export function ratingOf(view, activity) {
  for (const [id, card] of view) {
    if (card.t === "card" && card.origin.startsWith(`card/${activity}/`)) return id.split("/")[1] ?? "";
  }
  return "";
}

/**
 * The next step, and the one back, of cards, ratings and questions. Pure: the board in, commands out.
 *
 * cards: write → give dots → show the dots → pick → make groups → the groups rate → the common scale → the question
 *
 * @typedef {import("./kinds.js").View} View
 * @typedef {import("./kinds.js").Cards} Cards
 * @typedef {import("./kinds.js").Rating} Rating
 * @typedef {import("./kinds.js").Choice} Choice
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("../outbox.js").Command} Command
 */
import { boot } from "../boot.js";
import { opening, ratingOf } from "./kinds.js";

/** What opening one of them is called. */
export const OPENING = {
  cards: "console.next.cards",
  rating: "console.next.rating",
  choice: "console.next.choice",
};

/**
 * @param {View} view
 * @param {string} activity
 * @param {Cards | Rating | Choice} found
 * @returns {Step | null} null: it is done, on to the next one
 */
export function nextOfBoard(view, activity, found) {
  if (found.phase === "closed") return { label: OPENING[found.t], commands: [opening(activity, found)] };
  if (found.t === "cards") return nextOfCards(view, activity, found);
  if (found.phase === "shown") return null;
  if (found.t === "choice") return choiceTo("console.next.answers", activity, "shown");
  return phaseTo("console.next.common", activity, "shown");
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {Cards} board
 * @returns {Step | null}
 */
function nextOfCards(view, activity, board) {
  if (board.phase === "voting") return phaseTo("console.next.sums", activity, "shown");
  if (board.phase !== "shown" && board.dots) return { ...phaseTo("console.next.vote", activity, "voting"), n: board.dots };
  if (ratingOf(view, activity)) return null;
  if (!board.picked.length) return { label: "console.next.pick", commands: [], panel: { name: "pick", activity } };
  if (!hasGroups(view)) return { label: "console.next.groups", commands: [], panel: { name: "groups" } };
  return { label: OPENING.rating, commands: toRate(view, activity, board.picked, true) };
}

/**
 * Make a rating of these cards, and open it.
 * @param {View} view
 * @param {string} source
 * @param {string[]} cards
 * @param {boolean} groups  each group rates its own
 * @returns {Command[]}
 */
export function toRate(view, source, cards, groups) {
  const activity = nameBeside(view, source);
  const words = boot.methods?.challenges.rating;
  const add = { t: "rating.add", activity, source, cards, groups, after: source, title: words?.title, task: words?.task };
  return [add, { t: "cards.phase", activity, phase: "open" }];
}

/**
 * A name that no activity has; the same each time, so that pressing twice makes one.
 * @param {View} view
 * @param {string} activity
 */
function nameBeside(view, activity) {
  let name = `${activity.slice(0, 14)}r`;
  for (let n = 2; view.has(`activity/${name}`); n++) name = `${activity.slice(0, 12)}r${n}`;
  return name;
}

/**
 * @param {string} activity
 * @param {Cards | Rating | Choice} found
 * @returns {Step | null} null: back to the activity before
 */
export function backOfBoard(activity, found) {
  if (found.phase === "closed" || found.phase === "open") return null;
  if (found.t === "choice") return choiceTo("console.back.answer", activity, "open");
  if (found.t === "rating") return phaseTo("console.back.rate", activity, "open");
  if (found.phase !== "shown") return phaseTo("console.back.write", activity, "open");
  if (found.picked.length) return { label: "console.back.pick", commands: [{ t: "cards.pick", activity, cards: [] }] };
  return found.dots
    ? phaseTo("console.back.vote", activity, "voting")
    : phaseTo("console.back.write", activity, "open");
}

/**
 * @param {string} label
 * @param {string} activity
 * @param {"open" | "voting" | "shown"} phase
 * @returns {Step}
 */
function phaseTo(label, activity, phase) {
  return { label, commands: [{ t: "cards.phase", activity, phase }] };
}

/**
 * @param {string} label
 * @param {string} activity
 * @param {"open" | "shown"} phase
 * @returns {Step}
 */
function choiceTo(label, activity, phase) {
  return { label, commands: [{ t: "choice.phase", activity, phase }] };
}

/** @param {View} view */
export function hasGroups(view) {
  for (const { t } of view.values()) if (t === "group") return true;
  return false;
}

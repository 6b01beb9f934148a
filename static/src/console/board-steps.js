/**
 * The next step, and the one back, of everything that is no line. Pure: the board in, commands out.
 *
 * cards: write → give dots → show the dots → pick → make groups → the groups rate → the common scale → the question
 * canvas and table: write → give dots, where there are some → look at it together
 * a rating by all: rate → look at the marks, card by card → the common scale
 *
 * @typedef {import("./kinds.js").View} View
 * @typedef {import("./kinds.js").Activity} Activity
 * @typedef {import("./kinds.js").Sheet} Sheet
 * @typedef {Exclude<Activity, import("./kinds.js").Scale>} Thing
 * @typedef {import("./steps.js").Step} Step
 * @typedef {import("../outbox.js").Command} Command
 */
import { boot } from "../boot.js";
import { activityIn, hasGroups, isSheet, opening, ratingOf } from "./kinds.js";

/** What opening one of them is called. */
const OPENING = {
  page: "console.next.page",
  cards: "console.next.cards",
  canvas: "console.next.canvas",
  table: "console.next.table",
  rating: "console.next.rating",
  choice: "console.next.choice",
};

/**
 * @param {View} view
 * @param {string} activity
 * @param {Thing} found
 * @returns {Step | null} null: it is done, on to the next one
 */
export function nextOfBoard(view, activity, found) {
  if (found.t === "page") return found.opened ? null : openingOf(view, activity, found);
  if (found.phase === "closed") return openingOf(view, activity, found);
  if (isSheet(found)) return nextOfSheet(view, activity, found);
  if (found.phase === "shown") return null;
  if (found.t === "choice") return choiceTo("console.next.answers", activity, "shown");
  return marksToShow(view, activity, found) ?? phaseTo("console.next.common", activity, "shown");
}

/**
 * Where all rate together, the marks are looked at card by card, as far as enough people have rated it.
 * @param {View} view
 * @param {string} activity
 * @param {import("./kinds.js").Rating} rating
 * @returns {Step | null}
 */
function marksToShow(view, activity, { groups, phase, rated, spread, who }) {
  if (groups || phase !== "open") return null;
  const workshop = view.get("workshop");
  const enough = who === "nameless" && workshop?.t === "workshop" ? workshop.small : 1;
  const at = rated.findIndex((card) => !spread.includes(card) && ratedBy(view, activity, card) >= enough);
  const card = rated[at];
  if (!card) return null;
  return { label: "console.next.marks", n: at + 1, commands: [{ t: "rating.spread", activity, card, shown: true }] };
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {string} card
 */
function ratedBy(view, activity, card) {
  const count = view.get(`count/${activity}/${card}`);
  return count?.t === "count" ? (count.rated ?? 0) : 0;
}

/**
 * What groups work on needs groups first.
 * @param {View} view
 * @param {string} activity
 * @param {Thing} found
 * @returns {Step}
 */
export function openingOf(view, activity, found) {
  if (found.groups && !hasGroups(view)) return groupsFor(activity);
  const label = found.t === "cards" && found.rules ? "console.next.rules" : OPENING[found.t];
  return { label, commands: [opening(activity, found)] };
}

/**
 * @param {string} activity
 * @returns {Step}
 */
function groupsFor(activity) {
  return { label: "console.next.groups", commands: [], panel: { name: "groups", activity } };
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {Sheet} board
 * @returns {Step | null}
 */
function nextOfSheet(view, activity, board) {
  if (board.t === "cards" && board.rules && board.phase === "open") return null; // the talk goes on by them
  if (board.phase === "voting") return phaseTo("console.next.sums", activity, "shown");
  if (board.phase !== "shown" && board.dots) return { ...phaseTo("console.next.vote", activity, "voting"), n: board.dots };
  if (mayDeal(view, board)) return { label: "console.next.deal", commands: [{ t: "cards.deal", activity, dealt: true }] };
  if (board.t === "cards" && board.dots) return nextOfPicked(view, activity, board.picked);
  if (board.phase === "shown") return null;
  return phaseTo(board.groups ? "console.next.groups_show" : "console.next.look", activity, "shown");
}

/**
 * Rows that are meant for groups are dealt out to them, once there are groups. Without names that may not be.
 * @param {View} view
 * @param {Sheet} board
 */
export function mayDeal(view, board) {
  return board.t === "table" && board.dealt && !board.groups && board.phase !== "shown" && board.who === "names" && hasGroups(view);
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {string[]} picked
 * @returns {Step | null}
 */
function nextOfPicked(view, activity, picked) {
  if (ratingOf(view, activity)) return null;
  if (!picked.length) return { label: "console.next.pick", commands: [], panel: { name: "pick", activity } };
  const rating = activityIn(view, ratingAfter(view, activity));
  const groups = rating ? rating.groups : true;
  if (groups && !hasGroups(view)) return groupsFor(activity);
  return { label: OPENING.rating, commands: toRate(view, activity, picked, groups) };
}

/**
 * Hand these cards on to the rating that follows, and open it. Where none follows, one is put behind them.
 * @param {View} view
 * @param {string} source
 * @param {string[]} cards
 * @param {boolean} groups  each group rates its own
 * @returns {Command[]}
 */
export function toRate(view, source, cards, groups) {
  const following = ratingAfter(view, source);
  const activity = following || nameBeside(view, source);
  const board = activityIn(view, source);
  const who = board?.t === "cards" ? board.who : "names";
  const template = { ...boot.usual?.kinds["rating"], who, groups };
  const ready = following
    ? { t: "activity.edit", activity, settings: { groups } }
    : { t: "activity.add", activity, template, after: source };
  return [
    ready,
    { t: "cards.send", activity: source, cards, to: activity },
    { t: "cards.phase", activity, phase: "open" },
  ];
}

/**
 * The rating that waits behind these cards.
 * @param {View} view
 * @param {string} source
 * @returns {string} "" when none does
 */
function ratingAfter(view, source) {
  const workshop = view.get("workshop");
  const agenda = workshop?.t === "workshop" ? workshop.agenda : [];
  const later = agenda.slice(agenda.indexOf(source) + 1).map((name) => ({ name, found: activityIn(view, name) }));
  return later.find(({ found }) => found?.t === "rating" && found.phase === "closed" && !found.rated.length)?.name ?? "";
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
 * @param {Thing} found
 * @returns {Step | null} null: back to the activity before
 */
export function backOfBoard(activity, found) {
  if (found.t === "page" || found.phase === "closed" || found.phase === "open") return null;
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

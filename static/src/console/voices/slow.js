/**
 * Waiting for the slow ones: what is answered is shown when everyone who is connected has answered or listens. Pure.
 *
 * @typedef {import("./voices.js").Places} Places
 * @typedef {import("../kinds.js").View} View
 * @typedef {import("../kinds.js").Activity} Activity
 * @typedef {{ activity: string, round: number, counted: number }} Asked   what is being answered; `counted`: answers in
 *   the records, also of people who have left
 * @typedef {Asked & { until: number }} Waiting   server time, ms: then the moderator is asked
 * @typedef {"wait" | "show" | "ask" | "over"} Decision
 */

/** So long it waits before it asks, ms. */
export const WAITS = 60_000;

/**
 * @param {View} view
 * @param {string} activity
 * @param {Activity | undefined} found
 * @returns {Asked | null} null where nothing waits to be shown
 */
export function askedIn(view, activity, found) {
  if (found?.t === "scale" && found.phase === "open") return asked(view, activity, found.round, `${found.round}`);
  if (found?.t === "choice" && found.phase === "open") return asked(view, activity, 0, "votes");
  return null;
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {number} round
 * @param {string} name
 * @returns {Asked}
 */
function asked(view, activity, round, name) {
  const count = view.get(`count/${activity}/${name}`);
  const counted = count?.t === "count" ? (count.placed ?? 0) + (count.listening ?? 0) : 0;
  return { activity, round, counted };
}

/**
 * How many are connected and have not answered. What was said about the round before may still stand here for a moment:
 * then more have spoken than the records count, and nobody is taken to have answered.
 * @param {Places} spoken
 * @param {Places} here
 * @param {Asked} asked
 */
export function missing(spoken, here, { counted }) {
  if (spoken.hall + spoken.remote > counted) return here.hall + here.remote;
  return Math.max(0, here.hall - spoken.hall) + Math.max(0, here.remote - spoken.remote);
}

/**
 * @param {Waiting} waiting
 * @param {Asked | null} asked  now
 * @param {{ missing: number, people: number, now: number }} situation   `people`: connected; `now`: server time, ms
 * @returns {Decision}
 */
export function decide(waiting, asked, { missing, people, now }) {
  if (!asked || asked.activity !== waiting.activity || asked.round !== waiting.round) return "over";
  if (people && !missing) return "show";
  return now < waiting.until ? "wait" : "ask";
}

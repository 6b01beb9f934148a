/**
 * The course of the evening in numbers: how long parts take, when all is over, how late it is. Pure: the board and the
 * server's time in, milliseconds out.
 *
 * @typedef {import("./line/picture.js").View} View
 * @typedef {import("./records.js").Setup} Setup
 * @typedef {import("./records.js").Spent} Spent
 * @typedef {"done" | "now" | "coming" | "skipped"} State
 * @typedef {{ activity: string, state: State, planned: number, more: number, used: number, left: number }} Part
 *   `more`: given beyond the planned; `left`: below 0 when time is up; 0 where nothing is planned or it is over
 * @typedef {{ parts: Part[], now: Part | undefined, begun: boolean, planned: number, used: number, ends: number, due: number, late: number }} Course
 *   `now`: the part that all are at; `ends`: when all is over if it goes on as planned; `due`: when it was to be, 0: not
 *   settled; `late`: so much after it, below 0: before
 * @typedef {{ what: "silence" | "talk" | "work", left: number, whole: number, stands: boolean, over: boolean }} CountDown
 * @typedef {{ activity: string, planned: number, shorter: number }} Offer   `shorter`: what it could do with
 */

export const MINUTE = 60_000;

/** What lasted longer was left open after people had gone home. The server thinks so, too. */
const ANOTHER_DAY = 6 * 60 * MINUTE;

/** Below this nobody needs to hurry. */
const HARDLY = 2 * MINUTE;

/** Minutes come in steps of five, and no part is worth opening for less. */
export const STEP = 5;

/**
 * @param {View} view
 * @param {number} now  server time
 * @returns {Course}
 */
export function courseOf(view, now) {
  const workshop = view.get("workshop");
  const { agenda = [], current = "", ends: due = 0, closed = false } = workshop?.t === "workshop" ? workshop : {};
  const parts = agenda.flatMap((activity) => partOf(view, activity, !closed && activity === current, now));
  const coming = sum(parts, ({ state, planned, left }) => (state === "coming" ? planned : Math.max(0, left)));
  const ends = now + coming;
  const settled = due > now - ANOTHER_DAY ? due : 0;
  return {
    parts,
    now: parts.find(({ state }) => state === "now"),
    begun: parts.some(({ state }) => state === "done" || state === "now"),
    planned: sum(parts, ({ state, planned }) => (state === "skipped" ? 0 : planned)),
    used: sum(parts, ({ used }) => used),
    ends,
    due: settled,
    late: settled ? ends - settled : 0,
  };
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {boolean} isNow
 * @param {number} now
 * @returns {Part[]} none while its activity is not known
 */
function partOf(view, activity, isNow, now) {
  const found = /** @type {Setup | undefined} */ (/** @type {unknown} */ (view.get(`activity/${activity}`)));
  if (!found) return [];
  const spent = view.get(`spent/${activity}`);
  const time = spent?.t === "spent" ? spent : undefined;
  const used = usedOf(time, now);
  const [planned, more] = [found.minutes * MINUTE, (time?.more ?? 0) * MINUTE];
  const left = isNow && planned + more ? planned + more - used : 0;
  return [{ activity, state: stateOf(found, isNow), planned, more, used, left }];
}

/**
 * @param {Setup} found
 * @param {boolean} isNow
 * @returns {State}
 */
function stateOf({ opened, skipped }, isNow) {
  if (isNow) return "now";
  if (opened) return "done";
  return skipped ? "skipped" : "coming";
}

/**
 * @param {Spent | undefined} time
 * @param {number} now
 */
function usedOf(time, now) {
  if (!time) return 0;
  const visit = time.since ? Math.max(0, now - time.since) : 0;
  return sum([time.spent, visit], (one) => (one < ANOTHER_DAY ? one : 0));
}

/**
 * How late it is, in words' terms: whole minutes, and nothing as long as it hardly matters.
 * @param {Course} course
 * @returns {number} minutes; below 0: ahead
 */
export function minutesLate({ late }) {
  return Math.abs(late) < HARDLY ? 0 : Math.round(late / MINUTE);
}

/**
 * What can be shorter, of what nobody has seen yet: every part by a step, as long as a step is left of it.
 * @param {Course} course
 * @returns {Offer[]}
 */
export function offersOf({ parts }) {
  const open = parts.filter(({ state, planned }) => state === "coming" && planned);
  return open.map(({ activity, planned }) => ({ activity, planned, shorter: shorterThan(planned) }));
}

/** @param {number} planned */
function shorterThan(planned) {
  const step = STEP * MINUTE;
  return planned > step ? Math.max(step, planned - step) : planned;
}

/**
 * The count-down that all see.
 * @param {View} view
 * @param {number} now
 * @returns {CountDown | null}
 */
export function countDownOf(view, now) {
  const timer = view.get("timer");
  if (timer?.t !== "timer") return null;
  const { what, until, whole } = timer;
  const left = until ? until - now : timer.left;
  return { what, left, whole, stands: !until, over: left <= 0 };
}

/**
 * @template T
 * @param {T[]} list
 * @param {(one: T) => number} of
 */
function sum(list, of) {
  return list.reduce((all, one) => all + of(one), 0);
}

/**
 * Where the workshop goes from here: the one next step, and the one back. Pure: the board in, commands out.
 *
 * lobby → open the first statement → reveal → talk → second round → reveal → next statement → … → finish
 *
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Workshop} Workshop
 * @typedef {import("../outbox.js").Command} Command
 * @typedef {{ pairing: "nearest" | "opposite" | "mixed", minutes: number }} Plan  how people are to talk
 * @typedef {{ label: string, n?: number, commands: Command[], panel?: import("./panel.js").Panel }} Step
 *   label: key of a text, which may say {n}; no commands: something must be asked first, in this panel
 */
import { backOfBoard, nextOfBoard, openingOf } from "./board-steps.js";
import { activityIn, isSheet } from "./kinds.js";
import { silentMinute } from "./time/silence.js";

/**
 * @param {View} view
 * @param {Plan} plan
 * @returns {Step | null} null as long as there is no board
 */
export function nextStep(view, plan) {
  const workshop = workshopIn(view);
  if (!workshop) return null;
  if (workshop.closed) return step("console.next.reopen", { t: "workshop.reopen" });
  const activity = workshop.current;
  const found = activityIn(view, activity);
  if (!found) return onward(view, workshop);
  if (found.t !== "scale") return nextOfBoard(view, activity, found) ?? onward(view, workshop);
  return nextOfLine(view, workshop, found, plan);
}

/**
 * @param {View} view
 * @param {Workshop} workshop
 * @param {Scale} scale
 * @param {Plan} plan
 */
function nextOfLine(view, workshop, scale, plan) {
  const activity = workshop.current;
  if (scale.phase === "closed") return open("console.next.open", view, workshop, activity, scale.round);
  if (scale.phase === "open") return reveal(activity, scale);
  if (scale.round > 1) return onward(view, workshop);
  if (scale.phase === "talk" || scale.pairing) return round(activity, scale.round + 1);
  return standing(view, activity, scale) < 2 ? onward(view, workshop) : talk(activity, scale, plan);
}

/**
 * What may come before the next step and need not: what is asked is read aloud, then everyone has a minute to think.
 * @param {View} view
 * @param {Set<string>} read  activities that have been read aloud
 * @returns {Step | null}
 */
export function offered(view, read) {
  const workshop = workshopIn(view);
  const activity = workshop?.current ?? "";
  const found = activityIn(view, activity);
  if (!found || workshop?.closed || view.has("timer") || !isAsked(found)) return null;
  if (!read.has(activity)) return { label: "console.aloud", commands: [], panel: { name: "aloud" } };
  return found.t === "page" ? null : step("console.time.silence", silentMinute);
}

/**
 * There is something to answer, to write, or to read together.
 * @param {import("./kinds.js").Activity} found
 */
function isAsked(found) {
  if (found.t === "page") return found.opened && !found.pause;
  if (found.t === "cards" && found.rules) return false;
  return (found.t === "scale" || found.t === "choice" || isSheet(found)) && found.phase === "open";
}

/**
 * @param {View} view
 * @returns {Step | null} null where there is nothing to go back to
 */
export function stepBack(view) {
  const workshop = workshopIn(view);
  const activity = workshop?.current ?? "";
  const scale = activityIn(view, activity);
  if (!workshop || workshop.closed || !scale) return null;
  if (scale.t !== "scale") return backOfBoard(activity, scale) ?? before(view, workshop);
  if (scale.phase === "talk") return step("console.back.talk", { t: "scale.reveal", activity });
  if (scale.phase === "shown") return step("console.back.again", { t: "scale.open", activity, round: scale.round });
  if (scale.round > 1) return { ...round(activity, scale.round - 1), label: "console.back.round" };
  return before(view, workshop);
}

/**
 * After going back, forward again by the way one came; else everyone at the next activity that was not opened yet. After
 * the last one the workshop ends.
 * @param {View} view
 * @param {Workshop} workshop
 * @returns {Step}
 */
export function onward(view, workshop) {
  const at = workshop.agenda.indexOf(workshop.current);
  const following = at < 0 ? undefined : workshop.agenda.slice(at + 1).find((name) => !activityIn(view, name)?.skipped);
  if (following && activityIn(view, following)?.opened) {
    return show("console.next.again", "console.next.show_part", view, workshop, following);
  }
  const waiting = [...workshop.agenda.slice(at + 1), ...workshop.agenda.slice(0, at + 1)];
  const next = waiting.find((activity) => isWaiting(activityIn(view, activity)));
  if (next) return begin(view, workshop, next, at < 0);
  if (!workshop.agenda.length) return { label: "console.next.write", commands: [], panel: { name: "add" } };
  if (at < 0) return show("console.next.again", "console.next.show_part", view, workshop, workshop.agenda[0] ?? "");
  return step("console.next.finish", { t: "workshop.close" });
}

/** @param {import("./kinds.js").Activity | undefined} found */
function isWaiting(found) {
  return !found?.opened && !found?.skipped;
}

/**
 * @param {View} view
 * @param {Workshop} workshop
 * @param {string} activity
 * @param {boolean} first
 * @returns {Step}
 */
function begin(view, workshop, activity, first) {
  const found = activityIn(view, activity);
  if (found && found.t !== "scale") return openingOf(view, activity, found);
  return open(first ? "console.next.start" : "console.next.open", view, workshop, activity, 1);
}

/**
 * How a nameless or an open talk begins.
 * @param {string} activity
 * @param {Scale} scale
 * @param {Plan} plan
 * @returns {Step}
 */
export function talk(activity, { mode }, { pairing, minutes }) {
  const drawn = mode === "nameless" ? "random" : pairing;
  return step(labelOf(drawn), { t: "scale.talk", activity, pairing: drawn, minutes });
}

/** @param {"nearest" | "opposite" | "mixed" | "random"} pairing */
function labelOf(pairing) {
  if (pairing === "nearest") return "console.next.talk_nearest";
  return pairing === "opposite" ? "console.next.talk_opposite" : "console.next.talk_drawn";
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
function reveal(activity, { mode }) {
  return step(mode === "live" ? "console.next.freeze" : "console.next.reveal", { t: "scale.reveal", activity });
}

/**
 * @param {string} activity
 * @param {number} n
 * @returns {Step}
 */
function round(activity, n) {
  return { label: "console.next.round", n, commands: [{ t: "scale.open", activity, round: n }] };
}

/**
 * @param {string} label
 * @param {View} view
 * @param {Workshop} workshop
 * @param {string} activity
 * @param {number} round
 * @returns {Step}
 */
function open(label, view, workshop, activity, round) {
  return { label, n: statementNumber(view, workshop, activity), commands: [{ t: "scale.open", activity, round }] };
}

/**
 * @param {string} line  label of a statement
 * @param {string} other  label of anything else
 * @param {View} view
 * @param {Workshop} workshop
 * @param {string} activity
 * @returns {Step}
 */
function show(line, other, view, workshop, activity) {
  const isLine = scaleIn(view, activity) !== undefined;
  const n = isLine ? statementNumber(view, workshop, activity) : workshop.agenda.indexOf(activity) + 1;
  return { label: isLine ? line : other, n, commands: [{ t: "workshop.show", activity }] };
}

/**
 * @param {View} view
 * @param {Workshop} workshop
 * @returns {Step}
 */
function before(view, workshop) {
  const activity = workshop.agenda[workshop.agenda.indexOf(workshop.current) - 1];
  if (activity) return show("console.back.statement", "console.back.part", view, workshop, activity);
  return step("console.back.lobby", { t: "workshop.show", activity: "" });
}

/**
 * @param {string} label
 * @param {Command} command
 * @returns {Step}
 */
function step(label, command) {
  return { label, commands: [command] };
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {Scale} scale
 */
function standing(view, activity, scale) {
  const count = view.get(`count/${activity}/${scale.round}`);
  return count?.t === "count" ? (count.placed ?? 0) : 0;
}

/**
 * Which of the statements it is, whatever else stands between them.
 * @param {View} view
 * @param {Workshop} workshop
 * @param {string} activity
 */
function statementNumber(view, workshop, activity) {
  return workshop.agenda.filter((name) => scaleIn(view, name)).indexOf(activity) + 1;
}

/**
 * @param {View} view
 * @returns {Workshop | undefined}
 */
export function workshopIn(view) {
  const found = view.get("workshop");
  return found?.t === "workshop" ? found : undefined;
}

/**
 * @param {View} view
 * @param {string} activity
 * @returns {Scale | undefined}
 */
export function scaleIn(view, activity) {
  const found = view.get(`activity/${activity}`);
  return found?.t === "scale" ? found : undefined;
}

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
 * @typedef {{ label: string, n?: number, commands: Command[] }} Step
 *   label: key of a text, which may say {n}; no commands: a statement must be written first
 */

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
  const scale = scaleIn(view, activity);
  if (!scale) return onward(view, workshop);
  if (scale.phase === "closed") return open("console.next.open", workshop, activity, scale.round);
  if (scale.phase === "open") return reveal(activity, scale);
  if (scale.round > 1) return onward(view, workshop);
  if (scale.phase === "talk" || scale.pairing) return round(activity, scale.round + 1);
  return standing(view, activity, scale) < 2 ? onward(view, workshop) : talk(activity, scale, plan);
}

/**
 * @param {View} view
 * @returns {Step | null} null where there is nothing to go back to
 */
export function stepBack(view) {
  const workshop = workshopIn(view);
  const activity = workshop?.current ?? "";
  const scale = scaleIn(view, activity);
  if (!workshop || workshop.closed || !scale) return null;
  if (scale.phase === "talk") return step("console.back.talk", { t: "scale.reveal", activity });
  if (scale.phase === "shown") return step("console.back.again", { t: "scale.open", activity, round: scale.round });
  if (scale.round > 1) return { ...round(activity, scale.round - 1), label: "console.back.round" };
  return before(workshop);
}

/**
 * Everyone at the next statement that was not asked yet; after the last one the workshop ends.
 * @param {View} view
 * @param {Workshop} workshop
 * @returns {Step}
 */
export function onward(view, workshop) {
  const at = workshop.agenda.indexOf(workshop.current);
  const waiting = [...workshop.agenda.slice(at + 1), ...workshop.agenda.slice(0, at + 1)];
  const next = waiting.find((activity) => !scaleIn(view, activity)?.opened);
  if (next) return open(at < 0 ? "console.next.start" : "console.next.open", workshop, next, 1);
  if (!workshop.agenda.length) return { label: "console.next.write", commands: [] };
  if (at < 0) return show("console.next.again", workshop, /** @type {string} */ (workshop.agenda[0]));
  return step("console.next.finish", { t: "workshop.close" });
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
 * @param {Workshop} workshop
 * @param {string} activity
 * @param {number} round
 * @returns {Step}
 */
function open(label, workshop, activity, round) {
  return { label, n: numberOf(workshop, activity), commands: [{ t: "scale.open", activity, round }] };
}

/**
 * @param {string} label
 * @param {Workshop} workshop
 * @param {string} activity
 * @returns {Step}
 */
function show(label, workshop, activity) {
  return { label, n: numberOf(workshop, activity), commands: [{ t: "workshop.show", activity }] };
}

/**
 * @param {Workshop} workshop
 * @returns {Step}
 */
function before(workshop) {
  const activity = workshop.agenda[workshop.agenda.indexOf(workshop.current) - 1];
  if (activity) return show("console.back.statement", workshop, activity);
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
 * @param {Workshop} workshop
 * @param {string} activity
 */
export function numberOf(workshop, activity) {
  return workshop.agenda.indexOf(activity) + 1;
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

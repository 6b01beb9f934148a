/** Putting tools and agendas on the agenda, one behind the other. */
import { signal } from "@preact/signals-core";
import { view } from "../../board.js";
import { room } from "../../boot.js";
import { postOnce } from "../post-once.js";
import { reason, say } from "../../texts.js";
import { act, busy, trouble } from "../act.js";
import { activityIn } from "../kinds.js";
import { newName } from "../new-name.js";
import { workshopIn } from "../steps.js";

/**
 * @typedef {import("../../methods.js").Tool} Tool
 * @typedef {import("../../methods.js").Template} Template
 * @typedef {{ after: string, now: string, tools: Set<string> }} Added   `after`: the last one; `now`: what it is called
 */

/** Whose names are seen in what is added: "as" the tool says, "names" or "nameless". */
export const names = signal("as");

/** What was added since the library opened. @type {import("@preact/signals-core").Signal<Added>} */
export const added = signal({ after: "", now: "", tools: new Set() });

/** @param {string} after */
export function startAdding(after) {
  added.value = { after, now: "", tools: new Set() };
  names.value = "as";
}

/**
 * All of its activities, or one part of it.
 * @param {Tool} tool
 * @param {number} [only]
 */
export async function addTool(tool, only) {
  if (busy.peek()) return;
  let after = behind();
  const parts = tool.activities.map((_, i) => i).filter((i) => only === undefined || i === only);
  const commands = parts.map((part) => {
    const command = { t: "activity.add", activity: newName(), template: template(tool, part), after };
    after = command.activity;
    return command;
  });
  if (await act(...commands)) note(after, say(tool.name), only === undefined ? tool.id : `${tool.id}/${only}`);
}

/**
 * @param {Tool} tool
 * @param {number} part
 * @returns {Template}
 */
function template(tool, part) {
  return { tool: tool.id, part, ...seenOf(tool.activities[part]?.kind ?? ""), ...sectionHere() };
}

/** What comes behind an activity is in the same part of the workshop. */
export function sectionHere() {
  const section = activityIn(view.peek(), behind())?.section ?? {};
  return Object.keys(section).length ? { section } : {};
}

/**
 * The same choice for every part: on a line and in a question it is the mode.
 * @param {string} kind
 */
function seenOf(kind) {
  const chosen = names.peek();
  if (chosen === "as" || kind === "page") return {};
  if (kind === "scale" || kind === "choice") return { mode: chosen === "nameless" ? "nameless" : "hidden" };
  return { who: chosen };
}

/** @param {Tool} agenda */
export async function addAgenda(agenda) {
  const answer = await load({ v: 1, name: say(agenda.name), activities: agenda.activities });
  if (answer.ok) note(last(answer.value.added), say(agenda.name), `agenda/${agenda.id}`);
  else trouble.value = reason(answer.code, answer.details);
}

/**
 * The activities of a file come behind what was added before, or behind the current one.
 * @param {object} file
 */
export async function load(file) {
  busy.value = true;
  trouble.value = "";
  const answer = await postOnce(`${room}/agenda?after=${encodeURIComponent(behind())}`, file);
  busy.value = false;
  return answer;
}

/**
 * @param {string} after
 * @param {string} now
 * @param {string} tool
 */
export function note(after, now, tool) {
  added.value = { after, now, tools: new Set([...added.peek().tools, tool]) };
}

/** @param {string[]} names */
export function last(names) {
  return names[names.length - 1] ?? "";
}

/** The activity behind which the next one comes: the last one added, or the current one. */
export function behind() {
  const workshop = workshopIn(view.peek());
  const { after } = added.peek();
  return after && workshop?.agenda.includes(after) ? after : (workshop?.current ?? "");
}

/** The settings of one activity while they are edited: of one on the agenda, or of a new one. */
import { signal } from "@preact/signals-core";
import { view } from "../../board.js";
import { boot } from "../../boot.js";
import { methods, writtenOut } from "../../methods.js";
import { act } from "../act.js";
import { activityIn } from "../kinds.js";
import { behind, sectionHere } from "../library/adding.js";
import { newName } from "../new-name.js";
import { closePanel, openPanel } from "../panel.js";
import { workshopIn } from "../steps.js";

/**
 * @typedef {import("../kinds.js").Kind} Kind
 * @typedef {Record<string, any>} Settings
 * @typedef {{ activity: string, kind: Kind, first: Settings, now: Settings, language: string, begun: boolean, saved: number }}
 *   Draft   `activity` "": a new one; `language`: the one whose words are open; `begun`: people have answered already
 */

/** @type {import("@preact/signals-core").Signal<Draft | null>} */
export const draft = signal(/** @type {Draft | null} */ (null));

/** @param {string} activity */
export function editActivity(activity) {
  const found = activityIn(view.peek(), activity);
  if (!found) return;
  const begun = found.t !== "page" && found.phase !== "closed";
  draft.value = { activity, kind: found.t, first: found, now: found, language: languageOf(), begun, saved: 0 };
  openPanel({ name: "edit" });
}

/**
 * A new one, begun with words that can stay where there are some.
 * @param {Kind} kind
 */
export function newActivity(kind) {
  draft.value = { activity: "", kind, first: {}, now: { ...blank(kind), ...sectionHere() }, language: languageOf(), begun: false, saved: 0 };
  openPanel({ name: "edit" });
}

function languageOf() {
  return workshopIn(view.peek())?.language ?? boot.language;
}

/**
 * @param {Kind} kind
 * @returns {Settings}
 */
function blank(kind) {
  const own = { minutes: 10 };
  if (kind === "scale") return { ...own, mode: "nameless", low: undefined, high: undefined };
  if (kind === "page") return own;
  const board = { ...own, who: "names", writes: "all", dots: 0, stack: true };
  if (kind === "cards") return { ...board, dots: 5 };
  if (kind === "canvas") return { ...board, layout: "columns", fields: [newField(), newField()], strengths: 0 };
  if (kind === "table") return { ...board, columns: usual("table")["columns"] ?? [newColumn("text"), newColumn("person")] };
  const { title, task, minutes = 10 } = usual("rating");
  if (kind === "rating") return { title, task, minutes, who: "names", groups: true };
  const options = usual("choice")["options"] ?? [newOption(), newOption()];
  return { ...own, minutes: 5, options, mode: "nameless", several: false };
}

/**
 * @param {Kind} kind
 * @returns {Settings}
 */
function usual(kind) {
  const template = boot.usual?.kinds[kind];
  const known = methods.peek();
  return template && known ? writtenOut(known, template) : {};
}

export function newField() {
  return { name: letters(), title: {}, question: {}, sign: "", tone: "", single: false, sparks: [] };
}

/** @param {import("../../records.js").Column["kind"]} kind */
export function newColumn(kind) {
  return { name: letters(), title: {}, question: {}, kind, options: [] };
}

export function newOption() {
  return { text: {}, sign: "", other: {} };
}

/** A name for a field that no other has: letters alone. */
function letters() {
  return newName().replace(/[0-9]/g, (digit) => "qwertyuiop"[Number(digit)] ?? "q");
}

/**
 * What stands at a place such as `fields[2].title`.
 * @param {string} path
 */
export function valueAt(path) {
  return keysOf(path).reduce((where, key) => where?.[key], /** @type {any} */ (draft.value?.now));
}

/**
 * @param {string} path
 * @param {unknown} value
 */
export function set(path, value) {
  const standing = draft.peek();
  if (standing) draft.value = { ...standing, now: put(standing.now, keysOf(path), value) };
}

/** @param {string} path */
function keysOf(path) {
  return path.match(/[^.[\]]+/g) ?? [];
}

/**
 * @param {any} where
 * @param {string[]} keys
 * @param {unknown} value
 * @returns {any}
 */
function put(where, [key, ...rest], value) {
  if (key === undefined) return value;
  if (!Array.isArray(where)) return { ...where, [key]: put(where?.[key], rest, value) };
  return where.map((one, i) => (String(i) === key ? put(one, rest, value) : one));
}

/** @param {string} language */
export function writeIn(language) {
  const standing = draft.peek();
  if (standing) draft.value = { ...standing, language };
}

/** Save it where it is, or put it on the agenda; a refusal stays to be shown at its place. */
export async function save() {
  const standing = draft.peek();
  if (!standing) return false;
  const { activity, kind, now } = standing;
  const command = activity
    ? { t: "activity.edit", activity, settings: changed(standing) }
    : { t: "activity.add", activity: newName(), template: { kind, ...tidied(now) }, after: behind() };
  if (await act(command)) {
    draft.value = null;
    closePanel();
    return true;
  }
  return false;
}

/** @param {Draft} draft */
function changed({ first, now }) {
  const different = Object.entries(tidied(now)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(first[name]));
  return Object.fromEntries(different);
}

/**
 * Lines on which nothing is written are none.
 * @param {any} value
 * @returns {any}
 */
function tidied(value) {
  if (Array.isArray(value)) return value.map(tidied).filter((one) => !isEmptyText(one));
  if (!value || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([name, one]) => [name, tidied(one)]));
}

/** @param {any} one */
function isEmptyText(one) {
  if (!one || typeof one !== "object" || Array.isArray(one)) return false;
  return Object.entries(one).every(([name, words]) => boot.languages.includes(name) && !String(words).trim());
}

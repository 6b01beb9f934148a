/**
 * The board as this client sees it. Signals: read them inside an effect and the screen follows.
 *
 * @typedef {import("./records.js").PublicRecord} PublicRecord
 * @typedef {import("./replica.js").Fragment} Fragment
 * @typedef {"connecting" | "live" | "waiting" | {refused: string}} Link
 */

import { signal } from "@preact/signals-core";

import { Replica } from "./replica.js";

export { second, serverNow } from "./clock.js";

const replica = new Replica();
let position = "";

/** Every record this client may see, id → record. @type {import("@preact/signals-core").Signal<Map<string, PublicRecord>>} */
export const view = signal(new Map());

/** Who is connected right now. */
export const here = signal({ hall: 0, remote: 0, moderators: 0 });

/** Who we are to the server; `seat` is "" for wall and moderator, `moderator` for all others. */
export const you = signal({ role: "", seat: "", moderator: "" });

/** @type {import("@preact/signals-core").Signal<Link>} */
export const link = signal(/** @type {Link} */ ("connecting"));

/** Has the first frame come? Before it, an empty view means nothing. */
export const loaded = signal(false);

/** Where a new connection goes on from. Kept in memory only: a reload starts afresh. */
export function held() {
  return { at: position, has: replica.channels };
}

/** @param {{at: string, f?: Fragment[], drop?: string[]}} frame */
export function applyFrame({ at, f = [], drop = [] }) {
  position = at;
  const touched = replica.fold(f, drop);
  if (touched.size) showAgain(touched);
  loaded.value = true;
}

/** @param {Set<string>} touched */
function showAgain(touched) {
  const next = new Map(view.peek());
  for (const id of touched) {
    const record = replica.merged(id);
    if (record) next.set(id, record);
    else next.delete(id);
  }
  view.value = next;
}

/**
 * @param {string} id
 * @returns {any} the record, or undefined; cast it to the type you expect
 */
export function record(id) {
  return view.value.get(id);
}

/** Are there statements alone in the agenda, as far as this page knows? Else their numbers would count other things. */
export function isOfStatements() {
  const agenda = /** @type {string[]} */ (workshop()?.agenda ?? []);
  return agenda.every((activity) => (record(`activity/${activity}`)?.t ?? "scale") === "scale");
}

/**
 * @param {string} prefix  such as "seat/"
 * @returns {[string, any][]} ids and records that start so
 */
export function under(prefix) {
  const found = /** @type {[string, any][]} */ ([]);
  for (const entry of view.value) if (entry[0].startsWith(prefix)) found.push(entry);
  return found;
}

/**
 * How many are connected, wherever they are; never fewer than have done something. Reads a signal.
 * @param {number} [least]
 */
export function present(least = 0) {
  return Math.max(here.value.hall + here.value.remote, least);
}

/** @returns {import("./records.js").Workshop | undefined} */
export function workshop() {
  return record("workshop");
}

/**
 * What was typed and not handed in yet: kept on this device, whatever the moderator does meanwhile, until it is either
 * with the server or thrown away by whoever wrote it.
 *
 * @typedef {{text: string, by?: string, more?: boolean, why?: {code: string, details?: Record<string, any>}}} Draft
 *   `by`: the edit on its way that may make it needless, unless `more` was typed after it; `why`: it was refused
 */

import { signal } from "@preact/signals-core";

import { forget, keep, kept, keptNames } from "./kept.js";
import { ownSeat, shelfOf } from "./seats.js";

const what = "drafts";

/** Name → draft. A name is "<activity>/<what for>". @type {import("@preact/signals-core").Signal<Map<string, Draft>>} */
export const drafts = signal(read());

/**
 * @param {string} name
 * @returns {string} "" if there is none
 */
export function draftText(name) {
  return drafts.value.get(name)?.text ?? "";
}

/**
 * @param {string} name
 * @param {string} seat  of this device
 * @returns {Draft | undefined}
 */
export function draftOf(name, seat) {
  return seat === ownSeat() ? drafts.peek().get(name) : JSON.parse(kept(shelfOf(what, seat) + name) ?? "null") ?? undefined;
}

/**
 * @param {string} name
 * @param {Draft} draft  one without text is no draft
 * @param {string} [seat]  of this device
 */
export function keepDraft(name, draft, seat = ownSeat()) {
  if (!draft.text.trim()) return dropDraft(name, seat);
  keep(shelfOf(what, seat) + name, JSON.stringify(draft));
  if (seat === ownSeat()) drafts.value = new Map(drafts.peek()).set(name, draft);
}

/**
 * @param {string} name
 * @param {string} [seat]
 */
export function dropDraft(name, seat = ownSeat()) {
  if (!draftOf(name, seat)) return;
  forget(shelfOf(what, seat) + name);
  if (seat !== ownSeat()) return;
  const rest = new Map(drafts.peek());
  rest.delete(name);
  drafts.value = rest;
}

/** @returns {Map<string, Draft>} */
function read() {
  const shelf = shelfOf(what);
  const names = keptNames(shelf).map((name) => name.slice(shelf.length));
  return new Map(names.map((name) => [name, JSON.parse(kept(shelf + name) ?? '{"text":""}')]));
}

/**
 * What was typed and not handed in yet: kept on this device, whatever the moderator does meanwhile, until it is either
 * with the server or thrown away by whoever wrote it.
 *
 * @typedef {{text: string, by?: string, more?: boolean, why?: {code: string, details?: Record<string, any>}}} Draft
 *   `by`: the edit on its way that may make it needless, unless `more` was typed after it; `why`: it was refused
 */

import { signal } from "@preact/signals-core";

import { boot } from "./boot.js";
import { forget, keep, kept, keptNames } from "./kept.js";

const shelf = `talka-draft/${boot.code}/`;

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
 * @param {Draft} draft  one without text is no draft
 */
export function keepDraft(name, draft) {
  if (!draft.text.trim()) return dropDraft(name);
  keep(shelf + name, JSON.stringify(draft));
  drafts.value = new Map(drafts.peek()).set(name, draft);
}

/** @param {string} name */
export function dropDraft(name) {
  if (!drafts.peek().has(name)) return;
  forget(shelf + name);
  const rest = new Map(drafts.peek());
  rest.delete(name);
  drafts.value = rest;
}

/** The seat is given up on this device. */
export function dropAllDrafts() {
  for (const name of drafts.peek().keys()) dropDraft(name);
}

/** @returns {Map<string, Draft>} */
function read() {
  const names = keptNames(shelf).map((name) => name.slice(shelf.length));
  return new Map(names.map((name) => [name, JSON.parse(kept(shelf + name) ?? '{"text":""}')]));
}

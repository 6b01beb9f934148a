/**
 * What somebody typed into a card and the server does not have: guarded on the device while it is on its way, set aside
 * as a draft when it could not be taken, so that it can be offered again. `activity` and `card` name the text on that
 * shelf (see `shelfOf`).
 */

import { signal } from "@preact/signals-core";

import { draftText, drafts, dropDraft, keepDraft } from "../drafts.js";
import { onAnswer, pending } from "../outbox.js";
import { shelfOf } from "./place.js";

/** @typedef {import("./document.js").Lost} Lost */

/** Why the newest draft was set aside. */
export const why = signal({ activity: "", card: "", code: "", details: /** @type {Record<string, any>} */ ({}) });

/**
 * @param {string} activity
 * @param {string} card
 * @returns {string} what was set aside, or ""
 */
export function setAsideOf(activity, card) {
  return draftText(`${activity}/card/${card}`);
}

/**
 * @param {string} activity
 * @param {string} card
 * @param {string} text
 * @param {string} code  of the refusal
 * @param {Record<string, any>} [details]
 */
export function setAside(activity, card, text, code, details = {}) {
  keepDraft(`${activity}/card/${card}`, { text, why: { code, details } });
  dropDraft(`${activity}/saving/${card}`);
  why.value = { activity, card, code, details };
}

/**
 * @param {string} activity
 * @param {string} card
 */
export function dropSetAside(activity, card) {
  dropDraft(`${activity}/card/${card}`);
}

/**
 * Should the page end now, this is what would be lost.
 * @param {string} activity
 * @param {string} card
 * @param {Lost} lost
 */
export function guard(activity, card, lost) {
  keepDraft(`${activity}/saving/${card}`, lost);
}

/**
 * All of it is with the server.
 * @param {string} activity
 * @param {string} card
 */
export function release(activity, card) {
  dropDraft(`${activity}/saving/${card}`);
}

/** Call once the outbox is open: what an earlier page load guarded is with the server, on its way, or set aside now. */
export function watchSetbacks() {
  for (const [name, { text, by, more }] of drafts.peek()) {
    const [activity = "", kind, ...rest] = name.split("/");
    const card = rest.join("/");
    if (kind !== "saving") continue;
    const onItsWay = pending.peek().some(({ c }) => c["by"] === by);
    if (more) setAside(activity, card, text, "text_moved_on");
    else if (!onItsWay) release(activity, card);
  }
  onAnswer((command, answer) => {
    if (command.t !== "card.edit" && command.t !== "note.edit") return;
    const [activity, card] = shelfOf(/** @type {any} */ (command));
    const guarded = drafts.peek().get(`${activity}/saving/${card}`);
    if (!guarded || guarded.by !== command["by"] || guarded.more) return;
    if (answer.ok) release(activity, card);
    else if (answer.code !== "too_fast" && answer.code !== "waiting") setAside(activity, card, guarded.text, answer.code, answer.details);
  });
}

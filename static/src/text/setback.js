/**
 * What somebody typed into a card and the server does not have: guarded on the device while it is on its way, set aside
 * as a draft when it could not be taken, so that it can be offered again. `card` is the name of the text: a card's, row
 * and column (see `textName`), or "" for the moderators' note on the activity.
 */

import { signal } from "@preact/signals-core";

import { draftOf, draftText, drafts, dropDraft, keepDraft } from "../drafts.js";
import { onAnswer, pending } from "../outbox.js";
import { ownSeat } from "../seats.js";
import { textName } from "./name.js";

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
  onAnswer(({ t, activity, card: name = "", cell = "", by }, answer, seat) => {
    const card = textName(name, cell);
    const guarded = (t === "card.edit" || t === "note.edit") && draftOf(`${activity}/saving/${card}`, seat);
    if (!guarded || guarded.by !== by || guarded.more) return;
    if (seat !== ownSeat()) settleBeside(activity, card, guarded.text, answer, seat);
    else if (answer.ok) release(activity, card);
    else if (answer.code !== "too_fast" && answer.code !== "waiting") setAside(activity, card, guarded.text, answer.code, answer.details);
  });
}

/**
 * The edit of somebody who has handed the device on: there is no field any more from which it could go again.
 * @param {string} activity
 * @param {string} card
 * @param {string} text
 * @param {import("../outbox.js").Answer} answer
 * @param {string} seat
 */
function settleBeside(activity, card, text, answer, seat) {
  dropDraft(`${activity}/saving/${card}`, seat);
  if (answer.ok) return;
  keepDraft(`${activity}/card/${card}`, { text, why: { code: answer.code, details: answer.details } }, seat);
}

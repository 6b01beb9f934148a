/** Where this person stands: what the server holds, what is on its way, and what the finger is doing right now. */

import { batch, signal } from "@preact/signals-core";

import { record, under } from "../board.js";
import { forget, keep, kept } from "../kept.js";
import { onAnswer, pending, send } from "../outbox.js";
import { ownSeat, shelfOf } from "../seats.js";

/**
 * @typedef {import("../outbox.js").Command} Command
 * @typedef {{at: number | null, saved: boolean}} Answer  at: 0…1000, or null for "I listen this time"
 * @typedef {{activity: string, round: number, at: number | null}} Move
 * @typedef {{activity: string, round: number, before: number | null | undefined}} Change
 * @typedef {{at: number, why: "before" | "late"}} Suggestion
 */

const takeBackFor = 10_000;
const sendEvery = 500;
const what = "late";

/** Shown, but not sent yet: a quick hand makes many moves and only where it comes to rest counts. */
const moving = signal(/** @type {Move | null} */ (null));

/** The last change while it can be taken back. @type {import("@preact/signals-core").Signal<Change | null>} */
export const change = signal(/** @type {Change | null} */ (null));

/** A place that came too late for its round. @type {import("@preact/signals-core").Signal<Move | null>} */
export const late = signal(lateOf(ownSeat()));

let sentAt = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let restTimer;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let takeBackTimer;

/**
 * @param {string} activity
 * @param {number} round
 * @returns {Answer | undefined} undefined: no answer given
 */
export function answerIn(activity, round) {
  const held = moving.value;
  if (held?.activity === activity && held.round === round) return { at: held.at, saved: false };
  const sent = pending.value.filter(({ c }) => isAbout(c, activity, round)).pop();
  if (sent) return sent.c.t === "scale.withdraw" ? undefined : { at: sent.c["at"] ?? null, saved: false };
  const mine = own(activity, round);
  return mine && { at: mine.at, saved: true };
}

/**
 * @param {string} activity
 * @param {number} round
 * @returns {import("../records.js").Place | undefined} what the server holds
 */
export function own(activity, round) {
  return under(`place/${activity}/${round}/`)
    .map(([, place]) => place)
    .find((place) => place.mine);
}

/**
 * @param {string} activity
 * @param {number} round
 * @param {number | null} at
 */
export function answer(activity, round, at) {
  const before = answerIn(activity, round)?.at;
  if (before === at) return;
  clearTimeout(restTimer);
  const wait = sentAt + sendEvery - Date.now();
  batch(() => {
    remember({ activity, round, before });
    moving.value = { activity, round, at };
    if (wait > 0) restTimer = setTimeout(sendMove, wait);
    else sendMove(); // before anything is drawn: that takes a weak phone a tenth of a second
  });
}

/**
 * @param {string} activity
 * @param {number} round
 * @param {number} by
 */
export function nudge(activity, round, by) {
  const at = answerIn(activity, round)?.at ?? 500;
  answer(activity, round, Math.min(1000, Math.max(0, at + by)));
}

export function takeBack() {
  const last = change.peek();
  if (!last) return;
  sendMove();
  const { activity, round, before } = last;
  if (before === undefined) void send({ t: "scale.withdraw", activity, round });
  else void sendAnswer({ activity, round, at: before });
  change.value = null;
}

/**
 * Where one might stand with one tap: where one wanted to stand when the round closed, or where one stood before.
 * @param {string} activity
 * @param {number} round
 * @returns {Suggestion | undefined}
 */
export function suggestion(activity, round) {
  const missed = late.value;
  if (missed?.activity === activity && missed.round <= round && missed.at !== null) return { at: missed.at, why: "late" };
  const before = stoodBefore(activity, round);
  return before === undefined ? undefined : { at: before, why: "before" };
}

/**
 * @param {string} activity
 * @param {number} round
 * @returns {number | undefined} where this person stood last in an earlier round
 */
export function stoodBefore(activity, round) {
  for (let earlier = round - 1; earlier > 0; earlier--) {
    const at = own(activity, earlier)?.at;
    if (typeof at === "number") return at;
  }
  return undefined;
}

/** Call once: hear about places that came too late, and let none hang in the air when the page goes to sleep. */
export function watchPlaces() {
  onAnswer((command, { ok }, seat) => (ok ? forgetLate(command, seat) : keepLate(command, seat)));
  addEventListener("pagehide", sendMove);
  document.addEventListener("visibilitychange", sendMove);
}

/** Whatever the hand was about to do is done now. */
export function sendMove() {
  clearTimeout(restTimer);
  const move = moving.peek();
  if (!move) return;
  sentAt = Date.now();
  batch(() => {
    void sendAnswer(move);
    moving.value = null;
  });
}

/** @param {Move} move */
function sendAnswer({ activity, round, at }) {
  return at === null ? send({ t: "scale.listen", activity, round }) : send({ t: "scale.place", activity, round, at });
}

/** @param {Change} made */
function remember(made) {
  change.value = made;
  clearTimeout(takeBackTimer);
  takeBackTimer = setTimeout(endTakingBack, takeBackFor);
}

/** Whoever is on their way to the button by keyboard gets the time they need. */
function endTakingBack() {
  if (document.activeElement?.id === "take-back") takeBackTimer = setTimeout(endTakingBack, 1000);
  else change.value = null;
}

/**
 * @param {Command} command
 * @param {string} seat
 */
function keepLate(command, seat) {
  if (command.t !== "scale.place" || !record(`activity/${command["activity"]}`)) return;
  const { activity, round, at } = command;
  keep(shelfOf(what, seat), JSON.stringify({ activity, round, at }));
  readLate();
}

/**
 * @param {Command} command
 * @param {string} seat
 */
function forgetLate(command, seat) {
  if (command["activity"] !== lateOf(seat)?.activity || !command.t.startsWith("scale.")) return;
  if (command.t === "scale.here") return;
  forget(shelfOf(what, seat));
  readLate();
}

function readLate() {
  late.value = lateOf(ownSeat());
}

/**
 * @param {string} seat
 * @returns {Move | null}
 */
function lateOf(seat) {
  return JSON.parse(kept(shelfOf(what, seat)) ?? "null");
}

/**
 * @param {Command} command
 * @param {string} activity
 * @param {number} round
 */
function isAbout(command, activity, round) {
  const placing = command.t === "scale.place" || command.t === "scale.listen" || command.t === "scale.withdraw";
  return placing && command["activity"] === activity && command["round"] === round;
}

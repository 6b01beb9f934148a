/**
 * Commands on their way. Nothing typed is lost: every command is kept on the device until the server has answered it,
 * through reloads and dead networks, and sent again under the same key, so that it counts once however often it arrives.
 *
 * A key is (nonce, number). The nonces live in this page's memory only, so a duplicated tab makes its own; only the
 * unanswered commands are stored. A seat uses one nonce per activity and group for what it says there, so that keys tie
 * neither its activities together, nor what it says in one group to what it says in the next, nor a nameless place to
 * whatever else the seat says, such as that it stands there; nor a question without a name. What is still to be said by a seat of this device that has
 * been handed on goes out from whatever page is open, on behalf of that seat.
 *
 * @typedef {{t: string, [field: string]: any}} Command
 * @typedef {[nonce: string, number: number]} Key
 * @typedef {{k: Key, c: Command, at: number, seat: string}} Item   `seat`: whose it is, see `ownSeat`
 * @typedef {{ok: true} | {ok: false, code: string, details: Record<string, any>}} Answer
 * @typedef {[nonce: string, number: number, code: string, details?: Record<string, any>]} Refusal
 */

import { signal } from "@preact/signals-core";

import { forget, keep, kept, keptNames } from "./kept.js";
import { randomText } from "./random.js";
import { ownSeat, seats, shelfOf } from "./seats.js";

const mostBytes = 15_000;

const what = "out";

/** Unanswered commands, oldest first. @type {import("@preact/signals-core").Signal<Item[]>} */
export const pending = signal([]);
/** Those of the other seats of this device. @type {import("@preact/signals-core").Signal<Item[]>} */
export const pendingBeside = signal([]);

/** @type {Map<string, {nonce: string, last: number}>} */
const streams = new Map();
/** @type {Map<string, (answer: Answer) => void>} */
const promised = new Map();
/** @type {Set<(command: Command, answer: Answer, seat: string) => void>} */
const listeners = new Set();

/** @type {(item: Item) => void} */
let transmit = () => {};
let group = () => "";

/**
 * @param {(item: Item) => void} transmitter  sends if it can, and is silent if it cannot
 * @param {() => string} ownGroup  the group that the seat is in now
 */
export function openOutbox(transmitter, ownGroup) {
  group = ownGroup;
  transmit = transmitter;
  addEventListener("storage", ({ key }) => (!key || key.startsWith(`talka-${what}/`)) && readShelves());
  readShelves();
}

/**
 * @param {Command} command
 * @param {string} [seat]  of this device, in whose name it is said
 * @returns {Promise<Answer>} settles when the server has answered, which may be long after
 */
export function send(command, seat = ownSeat()) {
  if (JSON.stringify(command).length > mostBytes) {
    return Promise.resolve({ ok: false, code: "text_too_long", details: { most: mostBytes } });
  }
  const item = { k: nextKey(command, seat), c: command, at: Date.now(), seat };
  keep(nameOf(item), JSON.stringify(item));
  const list = listOf(seat);
  list.value = [...list.peek(), item];
  transmit(item);
  return new Promise((resolve) => promised.set(item.k.join("/"), resolve));
}

/**
 * The newest command on its way that says all of this. Reads a signal.
 * @param {Record<string, unknown>} said
 * @returns {Command | undefined}
 */
export function lastSent(said) {
  const fields = Object.entries(said);
  return pending.value.map(({ c }) => c).filter((c) => fields.every(([name, value]) => c[name] === value)).pop();
}

/** After a (re)connect: everything unanswered goes out again in order, under the same keys. */
export function resend() {
  readShelves();
  for (const item of everything().filter(isOutdone)) settle(item.k, { ok: true });
  everything().forEach((item) => transmit(item));
}

/**
 * @param {Key[]} accepted
 * @param {Refusal[]} refused
 */
export function takeAnswers(accepted = [], refused = []) {
  for (const key of accepted) settle(key, { ok: true });
  for (const [nonce, number, code, details = {}] of refused) settle([nonce, number], { ok: false, code, details });
}

/**
 * Hear every answer, also to commands of an earlier page load, for which nobody holds a promise any more.
 * @param {(command: Command, answer: Answer, seat: string) => void} listener
 */
export function onAnswer(listener) {
  listeners.add(listener);
}

/**
 * @param {Command} command
 * @param {string} seat
 * @returns {Key}
 */
function nextKey(command, seat) {
  const name = `${seat}/${scopeOf(command)}`;
  const stream = streams.get(name) ?? { nonce: randomText(16), last: 0 };
  streams.set(name, stream);
  stream.last += 1;
  return [stream.nonce, stream.last];
}

/**
 * What may be tied together by one nonce.
 * @param {Command} command
 */
function scopeOf(command) {
  if (isSaidIn(command)) return `${command["activity"]}/${saidByGroup(command) ? group() : ""}`;
  if (command.t === "question.ask" && !command["named"]) return "to the moderator";
  return command.t === "question.withdraw" ? `question/${command["id"]}` : "other";
}

/**
 * Is it something a person says in an activity, perhaps under a pseudonym? "I stand here" names its seat, and so must
 * not share a nonce with what the pseudonym says.
 * @param {Command} command
 */
function isSaidIn({ t }) {
  return /^(scale|card|rating|choice|canvas|table)\.|^activity\.agree$/.test(t) && t !== "scale.here";
}

/**
 * One agrees once, in whatever group.
 * @param {Command} command
 */
function saidByGroup({ t }) {
  return t !== "activity.agree";
}

/** The shelf is the truth: another tab may have added to it, or had its commands answered. */
function readShelves() {
  pending.value = shelved(ownSeat());
  const others = seats.peek().filter(({ id }) => id !== ownSeat());
  pendingBeside.value = others.flatMap(({ id }) => shelved(id));
}

/**
 * @param {string} seat
 * @returns {Item[]} oldest first
 */
function shelved(seat) {
  const items = keptNames(shelfOf(what, seat)).map((name) => JSON.parse(kept(name) ?? "null"));
  return items.filter((item) => item).map((item) => ({ ...item, seat })).sort((a, b) => a.at - b.at || a.k[1] - b.k[1]);
}

/** @param {Item} item */
function nameOf({ seat, k }) {
  return shelfOf(what, seat) + k.join("/");
}

/** @param {string} seat */
function listOf(seat) {
  return seat === ownSeat() ? pending : pendingBeside;
}

function everything() {
  return [...pending.peek(), ...pendingBeside.peek()];
}

/**
 * While the network was away somebody may have moved ten times. Only where they stand now needs to be said.
 * @param {Item} item
 */
function isOutdone(item) {
  const subject = subjectOf(item.c);
  const items = listOf(item.seat).peek();
  const later = items.slice(items.indexOf(item) + 1).filter(({ seat }) => seat === item.seat);
  return subject !== "" && later.some(({ c }) => subjectOf(c) === subject);
}

/**
 * What a command says all there is to say about; "" if it only adds to what was said before.
 * @param {Command} command
 */
function subjectOf({ t, activity, round, card, column }) {
  if (t === "scale.place" || t === "scale.listen" || t === "scale.withdraw") return `scale/${activity}/${round}`;
  if (t === "card.dots" || t === "rating.mark" || t === "canvas.strength") return `${t}/${activity}/${card}`;
  if (t === "table.set" || t === "activity.agree") return `${t}/${activity}/${card}/${column}`;
  return t === "choice.answer" || t === "choice.withdraw" ? `choice/${activity}` : "";
}

/**
 * @param {Key} key
 * @param {Answer} answer
 */
function settle(key, answer) {
  const name = key.join("/");
  const item = everything().find(({ k }) => k.join("/") === name);
  promised.get(name)?.(answer);
  promised.delete(name);
  if (!item) return;
  forget(nameOf(item));
  const list = listOf(item.seat);
  list.value = list.peek().filter((other) => other !== item);
  for (const listener of listeners) listener(item.c, answer, item.seat);
}

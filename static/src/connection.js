/**
 * The socket, kept alive. A phone sleeps, walks out of the Wi-Fi, is on a train: the socket then often dies without a
 * word, so we ask for a sign of life and open a new one as soon as none comes.
 */

import { batch } from "@preact/signals-core";

import { applyFrame, held, here, link, view, you } from "./board.js";
import { room } from "./boot.js";
import { forgetClock, setClock } from "./clock.js";
import { dial } from "./dial.js";
import { openOutbox, resend, takeAnswers } from "./outbox.js";
import { forgetAll, freshPage, ownSeat } from "./seats.js";

const version = 1;
const pingEvery = 8_000;
const silenceMost = 7_000;
const openingMost = 15_000;
const silenceMostOnWaking = 4_000;
const backoff = { first: 400, soon: 2_000, most: 15_000, patience: 20 };

/**
 * After these closes there is no point in coming back with the same cookie to the same code.
 * @type {Record<number, string>}
 */
const refusals = { 4003: "not_allowed", 4004: "no_such_workshop" };
const deleted = 4004;
const wrongVersion = 4000;
const tooFast = 4008;

/** @type {WebSocket | null} */
let socket = null;
/** Opened before there was anybody to say hello. @type {WebSocket | null} */
let early = null;
let role = "seat";
let failures = 0;
let pings = 0;
let pingedAt = 0;
let heardAt = 0;
/** @type {Record<"again" | "ping" | "silence", ReturnType<typeof setTimeout> | undefined>} */
const timers = { again: undefined, ping: undefined, silence: undefined };

/** @type {Map<string, (message: Record<string, any>) => void>} */
const ears = new Map();

/**
 * Hear messages of one kind that last a moment.
 * @param {string} kind
 * @param {(message: Record<string, any>) => void} listener
 */
export function hear(kind, listener) {
  ears.set(kind, listener);
}

/**
 * Say something that lasts a moment: it goes now or not at all, and is not answered.
 * @param {{t: string, [field: string]: any}} message
 */
export function mention(message) {
  if (socket?.readyState === WebSocket.OPEN && link.peek() === "live") socket.send(JSON.stringify(message));
}

/**
 * Connect, and stay connected until refused or told to stop.
 * @param {"seat" | "wall" | "moderator"} as
 * @param {WebSocket | null} [opened]  meanwhile, by whoever was not let in yet
 */
export function connect(as, opened = null) {
  role = as;
  early = opened;
  openOutbox(transmitItem, ownGroup);
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake());
  open();
}

/** Close for good, for instance when the seat moves to another device. */
export function disconnect() {
  link.value = { refused: "left" };
  clearTimers();
  letGo();
}

function open() {
  clearTimers();
  letGo();
  const hurried = early;
  const opening = hurried && hurried.readyState <= WebSocket.OPEN ? hurried : dial(room, role);
  early = null;
  socket = opening;
  opening.onopen = greet;
  opening.onmessage = ({ data }) => opening === socket && receive(JSON.parse(data));
  // One that hurried may have come before the seat was there: its refusal is not the last word.
  opening.onclose = ({ code }) => opening === socket && closed(opening === hurried ? 0 : code);
  awaitSign(openingMost);
  if (opening.readyState === WebSocket.OPEN) greet();
}

/** What is to be said follows the hello at once: to wait for the welcome would be one more way there and back. */
function greet() {
  transmit({ t: "hello", v: version, ...held() });
  resend();
}

/** @param {Record<string, any>} message */
function receive(message) {
  heardAt = Date.now();
  clearTimeout(timers.silence);
  timers.silence = undefined;
  if (message.t === "frame") takeFrame(message);
  else if (message.t === "here") here.value = { hall: message.hall, remote: message.remote, moderators: message.moderators };
  else if (message.t === "pong") setClock(message.now, message.n === pings ? pingedAt : undefined);
  else if (message.t === "welcome") welcomed(message);
  else ears.get(message["t"])?.(message);
}

/**
 * Overlay and record change in one go, so that nobody's mark flickers back to where it was.
 * @param {Record<string, any>} message
 */
function takeFrame(message) {
  batch(() => {
    applyFrame(/** @type {any} */ (message));
    takeAnswers(message.ok, message.no);
  });
}

/** @param {Record<string, any>} message */
function welcomed(message) {
  if (role === "seat" && message.seat !== ownSeat()) return freshPage(); // handed on meanwhile, in another tab
  failures = 0;
  forgetClock();
  setClock(message.now);
  batch(() => {
    you.value = { role: message.role, seat: message.seat, moderator: message.moderator ?? "" };
    link.value = "live";
  });
  ping();
}

/**
 * Until we are welcome, another tab may have handed the device on without our knowing: then a seat says who it is.
 * @param {import("./outbox.js").Item} item
 */
function transmitItem({ k, c, seat }) {
  const isOurs = seat === ownSeat() && (role !== "seat" || link.peek() === "live");
  transmit({ t: "do", k, c, ...(isOurs ? {} : { as: seat }) });
}

/** @param {object} message */
function transmit(message) {
  if (socket?.readyState !== WebSocket.OPEN) return;
  socket.send(JSON.stringify(message));
  awaitSign();
}

function ping() {
  clearTimeout(timers.ping);
  timers.ping = setTimeout(ping, pingEvery);
  pingedAt = Date.now();
  transmit({ t: "ping", n: ++pings });
}

/**
 * Whatever we say is answered soon. If nothing at all comes, the socket is dead although it looks open.
 * @param {number} most
 */
function awaitSign(most = silenceMost) {
  timers.silence ??= setTimeout(() => closed(0), most);
}

/** The screen is on again, or the network is back: do not wait for a timer that may have slept too. */
function wake() {
  if (typeof link.peek() === "object") return;
  if (socket?.readyState === WebSocket.OPEN) return Date.now() - heardAt > silenceMostOnWaking && probe();
  if (socket?.readyState === WebSocket.CONNECTING) return;
  failures = 0;
  open();
}

function probe() {
  clearTimeout(timers.silence);
  timers.silence = setTimeout(() => closed(0), silenceMostOnWaking);
  ping();
}

/** @param {number} code */
function closed(code) {
  clearTimers();
  letGo();
  if (code === deleted) forgetAll();
  if (refusals[code]) {
    link.value = { refused: refusals[code] };
    return;
  }
  if (code === wrongVersion) void reloadOnce();
  if (link.peek() === "live") link.value = "waiting";
  else if (failures > 0) link.value = "waiting";
  timers.again = setTimeout(open, code === tooFast ? backoff.first * 5 : pause());
  failures += 1;
}

/**
 * Random, because after a restart of the server a whole hall comes back at the same moment. For the first minute it is
 * never long: a server that is started again is to have everyone back within five seconds.
 */
function pause() {
  const most = failures < backoff.patience ? backoff.soon : backoff.most;
  return Math.min(most, backoff.first * 2 ** failures) * (0.5 + Math.random());
}

/** The page is not what the server has, or not whole: fetch it anew, but never in a circle. */
export async function reloadOnce() {
  const name = "talka-reloaded";
  if (Date.now() - Number(sessionStorage.getItem(name)) < 60_000) return;
  const reached = await fetch(location.pathname, { cache: "no-store" }).catch(() => undefined);
  if (!reached?.ok) return; // on a bad network the old page is better than none
  sessionStorage.setItem(name, String(Date.now()));
  location.reload();
}

function letGo() {
  const old = socket;
  socket = null;
  old?.close();
}

function clearTimers() {
  for (const name of /** @type {(keyof typeof timers)[]} */ (Object.keys(timers))) {
    clearTimeout(timers[name]);
    timers[name] = undefined;
  }
}

function ownGroup() {
  const seat = /** @type {import("./records.js").Seat | undefined} */ (view.peek().get(`seat/${you.peek().seat}`));
  return seat?.group ?? "";
}

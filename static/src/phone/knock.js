/** Asking to be let in. It is part of two scripts: the page's own, and the few lines that are there before it, see door.js. */

import { dial } from "../dial.js";
import { forget, keep, kept } from "../kept.js";
import { post } from "../post.js";
import { randomText } from "../random.js";

/**
 * @typedef {{answer: ReturnType<typeof post>, socket?: WebSocket}} Knock   `socket`: was opened meanwhile
 * @typedef {{knock?: Knock}} Early   what was asked for before the page's script was there
 */

/** A phone's page has the address of its workshop. */
const room = location.pathname;
const secretName = `talka-secret/${room.split("/").pop()}`;
/** Milliseconds after which an answer is late. */
const slow = 50;

/**
 * @param {HTMLFormElement} form
 * @param {boolean} [first]  has this device no seat yet?
 * @returns {Knock}
 */
export function knock(form, first = true) {
  const given = new FormData(form);
  const secret = joinSecret();
  const asked = { secret, name: String(given.get("name")).trim(), remote: given.get("where") === "remote" };
  /** @type {Knock} */
  const knocked = { answer: post(`${room}/join`, asked) };
  const calling = setTimeout(() => first && (knocked.socket = callAhead(secret)), slow);
  void knocked.answer.then(() => clearTimeout(calling));
  return knocked;
}

/** One is in. */
export function forgetSecret() {
  forget(secretName);
}

/** Kept until the answer is there: if it gets lost on the way, trying again is the same seat. */
function joinSecret() {
  const secret = kept(secretName) ?? randomText(43);
  keep(secretName, secret);
  return secret;
}

/**
 * On a slow network the socket opens while we are being let in. It proves by a cookie who we are, and the page knows what
 * that will be; the server puts its own in the place of it, which no script can read.
 * @param {string} secret
 */
function callAhead(secret) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `seat=${secret}; path=${room}; max-age=60; samesite=lax${secure}`;
  return dial(room, "seat");
}

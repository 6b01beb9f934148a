/**
 * What there is to see of one statement's line: records in, people out. Pure.
 *
 * @typedef {import("../records.js").PublicRecord} PublicRecord
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Place} Place
 * @typedef {import("../records.js").Seat} Seat
 * @typedef {import("../records.js").Pair} Pair
 * @typedef {import("../records.js").Count} Count
 * @typedef {ReadonlyMap<string, PublicRecord>} View
 * @typedef {import("./arrange.js").Standing & { ink: string, remote: boolean,
 *   sign?: import("./sign.js").Sign | undefined }} Person
 * @typedef {object} Picture
 * @property {Person[]} people     who stands where, as far as it may be seen
 * @property {Person[]} before     where the same people stood a round ago, as far as it matters now
 * @property {boolean} waiting     answers are coming in and stay hidden
 * @property {boolean} live        answers are coming in and are seen at once
 * @property {number} placed       how many stand on the line, seen or not
 * @property {number} unseen       of these newcomers to a nameless line, who wait while the others are seen
 * @property {number} listening
 */
import { sign } from "./sign.js";

const INKS = ["pine", "sea", "amber", "berry", "heather", "moss"];

/**
 * @param {View} view
 * @param {string} activity
 * @param {(seat: Seat) => string} nameOf
 * @returns {Picture}
 */
export function pictureOf(view, activity, nameOf) {
  const scale = /** @type {Scale} */ (view.get(`activity/${activity}`));
  const places = placesOf(view, activity);
  const signs = signsOf(view, activity, scale.round);
  const waiting = scale.phase === "open" && scale.mode !== "live";
  const count = /** @type {Count | undefined} */ (view.get(`count/${activity}/${scale.round}`));
  /** @param {Place} place */
  const person = (place) => personAt(place, view, scale, nameOf, signs);
  const people = waiting ? [] : places.filter((place) => place.round === scale.round).map(person);
  return {
    people,
    before: places.filter((place) => place.round === scale.round - 1).map(person),
    waiting,
    live: scale.phase === "open" && !waiting,
    placed: count?.placed ?? 0,
    unseen: people.length ? Math.max(0, (count?.placed ?? 0) - people.length) : 0,
    listening: count?.listening ?? 0,
  };
}

/**
 * @param {View} view
 * @param {string} activity
 * @returns {Place[]} always in the same order, whoever came first
 */
function placesOf(view, activity) {
  const prefix = `place/${activity}/`;
  /** @type {Place[]} */
  const found = [];
  for (const [id, record] of view) {
    if (record.t === "place" && id.startsWith(prefix) && record.at !== null) found.push(record);
  }
  return found.sort((a, b) => (a.who < b.who ? -1 : 1));
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {number} round
 * @returns {Map<string, import("./sign.js").Sign>} seat → the sign of its pair
 */
function signsOf(view, activity, round) {
  const signs = new Map();
  for (const pair of pairsOf(view, activity, round)) {
    for (const member of pair.members ?? []) signs.set(member, sign(pair.n));
  }
  return signs;
}

/**
 * The talk pairs that may be seen here: none when nameless.
 * @param {View} view
 * @param {string} activity
 * @param {number} round
 * @returns {Pair[]}
 */
export function pairsOf(view, activity, round) {
  const prefix = `pair/${activity}/${round}/`;
  /** @type {Pair[]} */
  const found = [];
  for (const [id, record] of view) {
    if (record.t === "pair" && id.startsWith(prefix) && record.members) found.push(record);
  }
  return found.sort((a, b) => a.n - b.n);
}

/**
 * @param {Place} place
 * @param {View} view
 * @param {Scale} scale
 * @param {(seat: Seat) => string} nameOf
 * @param {Map<string, import("./sign.js").Sign>} signs
 * @returns {Person}
 */
function personAt(place, view, scale, nameOf, signs) {
  const at = place.at ?? 0;
  const seat = /** @type {Seat | undefined} */ (view.get(`seat/${place.who}`));
  if (scale.mode === "nameless" || !seat) return { id: place.who, at, label: "", ink: inkOf(place.who), remote: false };
  const worn = signs.get(place.who);
  const ink = worn ? worn.colour.ink : inkOf(place.who);
  return { id: place.who, at, label: nameOf(seat), ink, remote: seat.remote, sign: worn };
}

/**
 * A coat for everyone, so that a crowd looks like people. It means nothing; when nameless it comes from the pseudonym,
 * which nobody can trace to a seat.
 * @param {string} who
 */
function inkOf(who) {
  let sum = 0;
  for (const letter of who) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return /** @type {string} */ (INKS[sum % INKS.length]);
}

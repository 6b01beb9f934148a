/**
 * Everyone on the floor at this moment of the picture, and how each looks. Pure.
 *
 * @typedef {import("./arrange.js").Arrangement} Arrangement
 * @typedef {import("./arrange.js").Room} Room
 * @typedef {import("./arrange.js").Spot} Spot
 * @typedef {import("./picture.js").Person} Person
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {"stand" | "hush" | "walk"} Step   of the reveal: a silence, the walk, and there they stand
 * @typedef {"" | "hollow" | "came" | "expected"} Look   hollow: stood here before; came: has answered, place hidden
 * @typedef {{ key: string, person: Person, spot: Spot, look: Look }} Actor   the spot's scale is of the cast's body
 * @typedef {{ body: number, letters: number, actors: Actor[] }} Cast
 */
import { arrange } from "./arrange.js";
import { queue } from "./queue.js";

/** @type {Person} */
const NOBODY = { id: "", at: 0, label: "", ink: "plain", remote: false };

/**
 * @param {Picture} picture
 * @param {{ present: number, step: Step }} looks  present: how many are expected to answer, 0: nobody stands waiting
 * @param {Room} room
 * @param {ReadonlySet<string>} gone  who moved on since the round before
 * @returns {Cast}
 */
export function cast(picture, { present, step }, room, gone) {
  const { people, before, waiting, placed } = picture;
  const now = arrange(people, room);
  const was = arrange(before, room);
  const { body, letters } = people.length ? now : was;
  const hushed = waiting || step !== "stand";
  const line = hushed && present ? queue(Math.max(placed, present), room) : { body, spots: [] };
  const queued = line.spots.map((spot) => ({ ...spot, scale: line.body / body }));
  const old = resized(was, body);
  const here = step === "hush" ? startingPlaces(people, old, queued, now.spots) : now.spots;
  const standing = new Set(people.map(({ id }) => id));
  /** @param {Person} person */
  const staysHollow = ({ id }) => hushed || gone.has(id) || (picture.live && !standing.has(id));
  return {
    body,
    letters,
    actors: [
      ...before.filter(staysHollow).flatMap((person) => hollow(person, old, standing.has(person.id))),
      ...people.flatMap((person) => actor(person, here, step === "hush" ? "came" : "")),
      ...(waiting ? queued.map((spot, i) => waiter(spot, i, i < placed)) : []),
    ],
  };
}

/**
 * Before the walk each stands where they stood a round ago; the others come from the queue.
 * @param {Person[]} people
 * @param {ReadonlyMap<string, Spot>} old
 * @param {Spot[]} queued
 * @param {ReadonlyMap<string, Spot>} otherwise
 */
function startingPlaces(people, old, queued, otherwise) {
  let next = 0;
  return new Map(
    people.map(({ id }) => [id, /** @type {Spot} */ (old.get(id) ?? queued[next++] ?? otherwise.get(id))]),
  );
}

/**
 * @param {Arrangement} arrangement
 * @param {number} body
 * @returns {Map<string, Spot>}
 */
function resized({ spots, body: own }, body) {
  return new Map([...spots].map(([id, spot]) => [id, { ...spot, scale: (spot.scale * own) / body }]));
}

/**
 * Whoever also stands somewhere else by now leaves no name behind.
 * @param {Person} person
 * @param {ReadonlyMap<string, Spot>} spots
 * @param {boolean} elsewhere
 */
function hollow(person, spots, elsewhere) {
  return actor(elsewhere ? { ...person, label: "" } : person, spots, "hollow", elsewhere ? "was-" : "");
}

/**
 * @param {Person} person
 * @param {ReadonlyMap<string, Spot>} spots
 * @param {Look} look
 * @param {string} [before]
 * @returns {Actor[]}
 */
function actor(person, spots, look, before = "") {
  const spot = spots.get(person.id);
  return spot ? [{ key: before + person.id, person, spot, look }] : [];
}

/**
 * @param {Spot} spot
 * @param {number} i
 * @param {boolean} came
 * @returns {Actor}
 */
function waiter(spot, i, came) {
  return { key: `waiting-${i}`, person: NOBODY, spot, look: came ? "came" : "expected" };
}

/** The floor line on screen: the ground, the people, and what may be drawn around them. */
import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { repeat } from "lit-html/directives/repeat.js";
import { DOWN_TO_THE_CHEST, HEAD_AND_SHOULDERS, TALL, WHOLE_SCREEN, shortened } from "./arrange.js";
import { cast } from "./cast.js";
import { figure } from "./figure.js";
import { arrows, crowd, ground, spread } from "./ground.js";
import { measured } from "./measure.js";
import { movesBetween } from "./moves.js";

/**
 * @typedef {import("./arrange.js").Room} Room
 * @typedef {import("./cast.js").Actor} Actor
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {object} Looks
 * @property {string} words     what the picture says, for those who do not see it
 * @property {number} body      width of the largest figure, rem
 * @property {number} edge      from the side of the floor to the end of the line, rem
 * @property {number} letters   size of a name, rem; 0: no names
 * @property {number} present   how many are expected to answer; 0: nobody is drawn waiting
 * @property {import("./cast.js").Step} step
 * @property {boolean} moves    show who moved where since the round before
 * @property {boolean} spread   show the middle and the spread
 * @property {number} [front]   the line's height over the bottom edge, as a share of the whole
 */

/** Up to so many people are drawn one by one. */
const FIGURES_MOST = 200;

/** The line's height over the bottom edge, as a share: before it there is room to wait, and for arrows. */
const BEFORE_THE_LINE = 0.4;

/** However small the screen, nobody is wider than this share of it. */
const WIDEST = 0.085;

/** One floor on a page. It measures itself. */
export class Floor {
  #measured = measured();

  /**
   * Reads a signal: call it inside an effect.
   * @param {Picture} picture
   * @param {Looks} looks
   */
  show(picture, looks) {
    const size = this.#measured.size.value;
    const walking = looks.step === "walk" ? "walking" : "";
    return html`<div class="floor ${walking}" role="img" aria-label=${looks.words} ${ref(this.#measured.watch)}>
      ${size.width && size.height ? drawing(picture, looks, roomOf(size, picture, looks)) : nothing}
    </div>`;
  }
}

/**
 * @param {{ width: number, height: number, rem: number }} size
 * @param {Picture} picture
 * @param {Looks} looks
 * @returns {Room}
 */
function roomOf({ width, height, rem }, { waiting, before, people }, { body, letters, moves, edge, front }) {
  const line = height * (front ?? BEFORE_THE_LINE);
  return {
    width,
    height,
    edge: Math.min(edge * rem, width / 4),
    line,
    body: Math.min(body * rem, width * WIDEST, (height - line) / TALL),
    letters: letters * rem,
    free: mustStayFree([...people, ...before]),
    front: !waiting && !(moves && before.length),
  };
}

/**
 * Signs are worn on the chest, and the frame of a screen tells who is remote.
 * @param {import("./picture.js").Person[]} people
 */
function mustStayFree(people) {
  if (people.some(({ sign }) => sign)) return DOWN_TO_THE_CHEST;
  return people.some(({ remote }) => remote) ? WHOLE_SCREEN : HEAD_AND_SHOULDERS;
}

/**
 * @param {Picture} picture
 * @param {Looks} looks
 * @param {Room} room
 */
function drawing(picture, looks, room) {
  const { people, before, waiting } = picture;
  const many = Math.max(people.length, before.length) > FIGURES_MOST;
  const moves = looks.moves && !waiting && !many ? movesBetween(before, people) : [];
  const there = looks.step === "stand" && !waiting;
  return html`<svg class="floor-ground" viewBox="0 0 ${room.width} ${room.height}" aria-hidden="true">
      ${ground(room)} ${many ? crowd(picture, room) : nothing} ${looks.spread && there ? spread(people, room) : nothing}
      ${moves.length && there ? arrows(moves, room) : nothing}
    </svg>
    ${many ? nothing : everyone(cast(picture, looks, room, new Set(moves.map(({ id }) => id))))}`;
}

/** @param {import("./cast.js").Cast} cast */
function everyone({ body, letters, actors }) {
  return html`<div class="floor-people" .style=${`--body:${body}px;--letters:${letters}px`}>
    ${repeat(actors, ({ key }) => key, (actor) => one(actor, letters > 0))}
  </div>`;
}

/**
 * @param {Actor} actor
 * @param {boolean} named
 */
function one({ person, spot: { x, y, scale, depth }, look }, named) {
  const secret = look === "came" || look === "expected";
  const place = `transform:translate(${round(x)}px,${round(y)}px) scale(${round(scale)});z-index:${500 - depth}`;
  return html`<div class="person ink-${secret ? "plain" : person.ink} ${look}" .style=${place}>
    <svg class="person-figure" viewBox="0 0 100 205">${figure(secret ? { remote: false } : person)}</svg>
    ${named && person.label && !secret ? html`<span class="person-name">${shortened(person.label)}</span>` : nothing}
  </div>`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}

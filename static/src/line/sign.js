/**
 * The sign of a talk pair: a shape and a colour, the same on the phones of its members and on the wall.
 *
 * The shape alone tells the first twelve pairs apart, so nobody needs to see colours; shape and colour together
 * tell sixty; beyond that the sign carries a number as well. In every language the sign can be said aloud
 * ("blue boat"), because that is what people do when they look for each other in a hall.
 */
import { svg } from "lit-html";
import { SHAPES } from "./shapes.js";

/**
 * @typedef {import("./shapes.js").Shape} Shape
 * @typedef {{ word: string, ink: string }} Colour
 *   word: the key of its name; ink: the colour's token in the style sheet (`--sea`, with its pale ground `--sea-2`)
 * @typedef {{ shape: Shape, colour: Colour, again: number }} Sign  again: 0; 2, 3 … once all sixty are used up
 */

/** @type {readonly Colour[]} Five: it shares no divisor with twelve, so sixty signs pass before one comes again. */
const COLOURS = [
  { word: "common.colour.sea", ink: "sea" },
  { word: "common.colour.amber", ink: "amber" },
  { word: "common.colour.pine", ink: "pine" },
  { word: "common.colour.berry", ink: "berry" },
  { word: "common.colour.heather", ink: "heather" },
];

/**
 * The sign of pair number `n` (0, 1, 2 …).
 * @param {number} n
 * @returns {Sign}
 */
export function sign(n) {
  const round = Math.floor(n / (SHAPES.length * COLOURS.length));
  return {
    shape: /** @type {Shape} */ (SHAPES[n % SHAPES.length]),
    colour: /** @type {Colour} */ (COLOURS[n % COLOURS.length]),
    again: round === 0 ? 0 : round + 1,
  };
}

/**
 * The sign in words, as people say it in the hall: "blue boat", "blue boat 2".
 * @param {Sign} sign
 * @param {(key: string) => string} t
 */
export function signWords({ shape, colour, again }, t) {
  const words = `${t(colour.word)} ${t(shape.word)}`;
  return again ? `${words} ${again}` : words;
}

/**
 * The sign drawn in a box of 24 by 24, for use inside an <svg>; the words stand beside it or in its label.
 * @param {Sign} sign
 */
export function drawSign({ shape, colour, again }) {
  return svg`<path fill-rule="evenodd" fill="var(--${colour.ink})" d=${shape.path}></path>
    ${again ? svg`<text x="24" y="24" text-anchor="end" font-size="11" fill="var(--ink)">${again}</text>` : ""}`;
}

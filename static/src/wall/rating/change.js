/** From where cards stood months ago to where they stand now: a ring, an arrow, side by side under the scale. */
import { svg } from "lit-html";
import { lanes } from "../../line/moves.js";

/**
 * @typedef {{ number: number, then: number, stands: number }} Change
 * @typedef {{ y: number, r: number }} Look   where the first lane is, and how large a ring, in units of the picture
 */

/** Less than this is no change. */
const LITTLE = 0.25;

/**
 * @param {readonly import("../../cards/rated.js").RatedCard[]} cards
 * @returns {Change[]} of those that were rated then and now
 */
export function changesOf(cards) {
  return cards.flatMap(({ number, then, stands }) => (then === undefined || stands === null ? [] : [{ number, then, stands }]));
}

/**
 * @param {readonly Change[]} changes
 * @param {(value: number) => number} x
 * @param {Look} look
 * @returns {{ drawing: unknown, height: number }}
 */
export function arrows(changes, x, { y, r }) {
  const moves = changes.map(({ number, then, stands }) => ({ id: String(number), ink: "", from: then, to: stands }));
  const laid = lanes(moves, ({ from, to }) => [x(from), x(to)], r * 1.4);
  const apart = 2 * r + 6;
  const rows = laid.length ? Math.max(...laid.map(({ lane }) => lane)) + 1 : 0;
  return {
    height: rows * apart,
    drawing: laid.map(({ move, from, to, lane }) => one(move, from, to, y + r + 3 + lane * apart, r)),
  };
}

/**
 * @param {import("../../line/moves.js").Move} move
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {number} r
 */
function one(move, from, to, y, r) {
  const changed = Math.abs(move.to - move.from) >= LITTLE;
  return svg`<g class="change">
    ${changed ? shaft(from, to, y, r) : ""}
    <circle cx=${from} cy=${y} r=${r}></circle>
    <text x=${from} y=${y + r * 0.36} font-size=${r * 1.05}>${move.id}</text>
  </g>`;
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {number} r
 */
function shaft(from, to, y, r) {
  const [ahead, back] = to > from ? [r, -r * 0.7] : [-r, r * 0.7];
  const start = Math.abs(to - from) > r ? from + ahead : from;
  return svg`<path d=${`M${start} ${y}H${to}M${to + back} ${y - r * 0.55}L${to} ${y}L${to + back} ${y + r * 0.55}`}></path>`;
}

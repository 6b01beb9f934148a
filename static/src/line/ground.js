/** What is drawn on the floor itself, under the people. */
import { nothing, svg } from "lit-html";
import { across } from "./arrange.js";
import { crowdPath, spreadOf } from "./crowd.js";
import { lanes } from "./moves.js";

/**
 * @typedef {import("./arrange.js").Room} Room
 * @typedef {import("./moves.js").Move} Move
 */

/**
 * The line and a hint of the floor around it.
 * @param {Room} room
 */
export function ground(room) {
  const y = lineY(room);
  const thick = Math.max(5, room.body * 0.28);
  const [left, right] = [across(0, room), across(1000, room)];
  const ticks = Array.from({ length: 11 }, (_, i) => across(i * 100, room));
  const line = { x: left - thick / 2, y: y - thick / 2, width: right - left + thick, round: thick / 2 };
  return svg`${light(room)}
    <rect class="floor-line-edge" x=${line.x} y=${line.y} width=${line.width} height=${thick} rx=${line.round}></rect>
    <rect class="floor-line" x=${line.x} y=${line.y} width=${line.width} height=${thick * 0.72} rx=${line.round}></rect>
    ${ticks.map((x) => svg`<path class="floor-tick" d="M${x} ${line.y - thick * 0.3}v${thick * 1.6}"></path>`)}`;
}

/**
 * The floor itself: a warm light that lies around the line and ends nowhere.
 * @param {Room} room
 */
function light({ width, height, line, edge }) {
  const far = Math.max(0, height - line * 2.2);
  return svg`<defs>
      <linearGradient id="floor-light" x2="0" y2="1">
        <stop class="floor-light" offset="0" stop-opacity="0"></stop>
        <stop class="floor-light" offset="0.55" stop-opacity="0.2"></stop>
        <stop class="floor-light" offset="1" stop-opacity="0.05"></stop>
      </linearGradient>
    </defs>
    <path fill="url(#floor-light)" d="M${edge * 1.4} ${far}H${width - edge * 1.4}L${width} ${height}H0Z"></path>`;
}

/**
 * Too many to draw one by one: a shape as thick as the crowd, and the outline of the crowd before.
 * @param {import("./picture.js").Picture} picture
 * @param {Room} room
 */
export function crowd({ people, before }, room) {
  /** @param {readonly { at: number }[]} standing */
  const path = (standing) =>
    crowdPath(standing.map(({ at }) => at), (at) => across(at, room), lineY(room), room.line * 0.92);
  return svg`${people.length ? svg`<path class="crowd" d=${path(people)}></path>` : nothing}
    ${before.length ? svg`<path class="crowd-before" d=${path(before)}></path>` : nothing}`;
}

/**
 * The stretch on which half of the people stand, and the middle: as many stand on one side of it as on the other.
 * @param {readonly { at: number }[]} people
 * @param {Room} room
 */
export function spread(people, room) {
  const found = spreadOf(people.map(({ at }) => at));
  if (!found) return nothing;
  const y = lineY(room);
  const tall = Math.max(9, room.body * 0.55);
  const [left, middle, right] = [across(found.low, room), across(found.middle, room), across(found.high, room)];
  return svg`<g class="spread">
    <rect x=${left} y=${y - tall / 2} width=${Math.max(right - left, tall)} height=${tall} rx=${tall / 2}></rect>
    <path d="M${middle} ${y - room.body * 3}V${y + room.body * 0.9}"></path>
    <path class="spread-flag" d="M${middle} ${y + room.body * 0.6}l${tall * 0.7} ${tall}h${-tall * 1.4}z"></path>
  </g>`;
}

/**
 * Who moved where: from the old place to the new one, side by side before the line.
 * @param {readonly Move[]} moves
 * @param {Room} room
 */
export function arrows(moves, room) {
  const size = Math.max(4, room.body * 0.13);
  const laid = lanes(moves, ({ from, to }) => [across(from, room), across(to, room)], size * 2.5);
  const rows = Math.max(...laid.map(({ lane }) => lane)) + 1;
  const first = lineY(room) + room.body * 0.45;
  const apart = Math.min(size * 2.8, (room.height - first - size) / rows);
  if (apart < size * 0.5) return nothing;
  return svg`<g class="floor-moves">${laid.map(({ move, from, to, lane }) =>
    arrow(from, to, first + lane * apart + size, Math.min(size, apart * 0.42), move.ink),
  )}</g>`;
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {number} size
 * @param {string} ink
 */
function arrow(from, to, y, size, ink) {
  const back = to > from ? -size : size;
  return svg`<g class="move ink-${ink}">
    <path d="M${from} ${y}H${to}M${to + back * 1.6} ${y - size}L${to} ${y}L${to + back * 1.6} ${y + size}"></path>
    <circle cx=${from} cy=${y} r=${size * 0.8}></circle>
  </g>`;
}

/** @param {Room} room */
function lineY(room) {
  return room.height - room.line;
}

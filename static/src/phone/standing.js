/** The people on the line in a small picture: side by side and in depth, as on the wall; nobody stands on another. */

import { nothing, svg } from "lit-html";

import { HEAD_AND_SHOULDERS, TALL, across, arrange } from "../line/arrange.js";
import { crowdPath } from "../line/crowd.js";
import { t } from "../texts.js";

/**
 * @typedef {import("../line/arrange.js").Room} Room
 * @typedef {import("../line/arrange.js").Spot} Spot
 */

/** Width of a bin in the public counts, of 1000. */
const bin = 50;

/** More than so many are drawn as a crowd: they would be smaller than a word's dot. */
const figuresMost = 80;
const crowdReach = 34;

const me = "me";
const below = { flag: 44, nothing: 12 };

/** @type {Room} in units of the picture, which grows with the page */
const room = {
  width: 336, height: 118, edge: 18, line: 0, body: 22, letters: 0, free: HEAD_AND_SHOULDERS, front: false,
}; // prettier-ignore

/**
 * @param {number[]} bins  how many stand at 0, 50, … 1000
 * @param {number | undefined} at  the own place, if it is among these
 * @returns {{top: number, height: number, drawn: unknown}} what is needed of the picture's height, from the top
 */
export function standing(bins, at) {
  const many = bins.reduce((sum, n) => sum + n, 0) > figuresMost;
  const crowd = many ? { reach: crowdReach, drawn: outline(bins) } : figures(bins, at);
  const top = room.height - crowd.reach;
  const bottom = room.height + (at !== undefined ? below.flag : many ? crowdReach : below.nothing);
  return { top, height: bottom - top, drawn: svg`${plank()} ${crowd.drawn} ${at === undefined ? nothing : flag(at)}` };
}

function plank() {
  return svg`<rect class="plank" x="2" y=${room.height} width=${room.width - 4} height="8" rx="4"></rect>`;
}

/** @param {number[]} bins */
function outline(bins) {
  const positions = bins.flatMap((n, i) => Array.from({ length: n }, () => i * bin));
  return svg`<path d=${crowdPath(positions, (place) => across(place, room), room.height, crowdReach)}></path>`;
}

/**
 * @param {number[]} bins
 * @param {number | undefined} at
 */
function figures(bins, at) {
  const { body, spots } = arrange(people(bins, at), room);
  const fromBehind = [...spots].sort(([, a], [, b]) => b.depth - a.depth);
  return {
    reach: Math.max(24, ...fromBehind.map(([, { y, scale }]) => room.height - y + TALL * body * scale)),
    drawn: fromBehind.map(([id, spot]) => figure(spot, (body * spot.scale) / 12, id === me ? me : "")),
  };
}

/**
 * Whoever looks for themselves has the first choice; of the others, each bin has its first before any has its second.
 * @param {number[]} bins
 * @param {number | undefined} at
 */
function people(bins, at) {
  const mine = at === undefined ? -1 : Math.round(at / bin);
  const others = bins.flatMap((n, i) => inBin(n, i).slice(i === mine ? 1 : 0));
  others.sort((a, b) => a.turn - b.turn);
  return at === undefined ? others : [person(me, at), ...others];
}

/**
 * A bin says where somebody stands give or take half of it.
 * @param {number} n
 * @param {number} i
 */
function inBin(n, i) {
  return Array.from({ length: n }, (_, turn) => {
    const aside = ((turn % 2 ? 1 : -1) * Math.ceil(turn / 2) * bin) / n;
    return { ...person(`${i}/${turn}`, Math.min(1000, Math.max(0, i * bin + aside))), turn };
  });
}

/**
 * @param {string} id
 * @param {number} at
 */
function person(id, at) {
  return { id, at, label: "", remote: false };
}

/**
 * @param {Spot} spot
 * @param {number} size
 * @param {string} kind
 */
function figure({ x, y }, size, kind) {
  return svg`<g class=${kind} transform=${`translate(${x} ${y}) scale(${size})`}>
    <path d="M-6 0v-9a6 6 0 0 1 12 0v9z"></path>
    <circle cy="-20" r="4.5"></circle>
  </g>`;
}

/**
 * The own place, marked below the line.
 * @param {number} at
 */
function flag(at) {
  const [x, ground] = [across(at, room), room.height];
  const words = Math.min(room.width - 17, Math.max(17, x));
  return svg`<path class="me" d=${`M${x} ${ground + 9}l7 12h-14z`}></path>
    <rect class="me" x=${words - 17} y=${ground + 17} width="34" height="23" rx="11.5"></rect>
    <text x=${words} y=${ground + 33.5} text-anchor="middle">${t("phone.me")}</text>`;
}

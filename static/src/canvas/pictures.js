/** The pictures that figures are drawn upon: the star with its five points, the tree. Pure: places in, drawings out. */
import { svg } from "lit-html";

/**
 * @typedef {import("./fields.js").Filled} Filled
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./places.js").Plan} Plan
 * @typedef {[x: number, y: number]} Point
 */

/** From the middle of a star to the dents between its points, as a share of its radius. */
const DENT = 0.46;

/**
 * Each point is filled as soon as something stands in its field.
 * @param {Plan} plan
 * @param {Filled[]} all
 */
export function star({ places, core }, all) {
  if (!core) return svg``;
  const radius = Math.min(core.width / 1.96, core.height / 1.87);
  const middle = /** @type {Point} */ ([core.x + core.width / 2, core.y + radius * 1.02 + (core.height - radius * 1.87) / 2]);
  const spot = (/** @type {number} */ turn, /** @type {number} */ far) => around(middle, turn * 72 - 90, far * radius);
  return svg`${all.map((one, i) => wayTo(one, spot(i, 0.98), /** @type {Place} */ (places[i])))}
    ${all.map((one, i) => {
      const path = `M${spot(i, 1)}L${spot(i + 0.5, DENT)}L${middle}L${spot(i - 0.5, DENT)}z`;
      const [x, y] = spot(i, 0.56);
      return svg`<g class="star-point tone-${one.field.tone || "plain"} ${one.heaps.length || one.unseen ? "full" : ""}">
        <path d=${path}></path>
        <text x=${x} y=${y + radius * 0.075} font-size=${radius * 0.21}>${one.place}</text>
      </g>`;
    })}`;
}

/**
 * A line from the star's point to its field.
 * @param {Filled} one
 * @param {Point} tip
 * @param {Place} place
 */
function wayTo({ field, place: number }, [x, y], place) {
  const above = number === 1;
  const [toX, toY] = above
    ? [place.x + place.width / 2, place.y + place.height]
    : [number > 3 ? place.x + place.width : place.x, place.y + place.height * (number === 2 || number === 5 ? 0.8 : 0.6)];
  return svg`<path class="star-way tone-${field.tone || "plain"}" d=${`M${x} ${y}L${toX} ${toY}`}></path>`;
}

/** A crown of leaves, a trunk that stands in the ground, and its roots. @param {Plan} plan */
export function tree({ places: [crown, trunk, roots] }) {
  if (!crown || !trunk || !roots) return svg``;
  const middle = trunk.x + trunk.width / 2;
  const half = trunk.width * 0.3;
  const [top, ground] = [crown.y + crown.height * 0.72, roots.y];
  const stem = `M${middle - half * 0.5} ${top}C${middle - half} ${trunk.y} ${middle - half} ${ground - 4} ${middle - half * 2} ${ground + 2}
    L${middle + half * 2} ${ground + 2}C${middle + half} ${ground - 4} ${middle + half} ${trunk.y} ${middle + half * 0.5} ${top}z`;
  return svg`<path class="tree-ground" d=${soil(roots)}></path>
    <path class="tree-roots" d=${rootLines(middle, half, roots)}></path>
    <path class="tree-wood" d=${stem}></path>
    <path class="tree-crown" d=${leafy(crown)}></path>
    <path class="tree-grass" d=${`M${roots.x} ${ground}H${roots.x + roots.width}`}></path>`;
}

/**
 * Like a cloud: as high and wide as its place, round at the corners, with a scalloped edge.
 * @param {Place} place
 */
function leafy({ x, y, width, height }) {
  const bulge = Math.min(2.6, height * 0.09);
  const [a, b] = [width / 2 - bulge, height / 2 - bulge];
  const edge = /** @type {Point[]} */ (Array.from({ length: 720 }, (_, i) => {
    const angle = (i * Math.PI) / 360;
    return [x + width / 2 + a * rounded(Math.cos(angle)), y + height / 2 + b * rounded(Math.sin(angle))];
  }));
  const [first, ...knots] = spaced(edge, bulge * 3.6);
  const r = bulge * 2.1;
  return `M${first}${[...knots, first].map((knot) => `A${r} ${r} 0 0 1 ${knot}`).join("")}z`;
}

/** @param {number} value */
function rounded(value) {
  return Math.sign(value) * Math.abs(value) ** 0.3;
}

/**
 * Points of a closed line that stand about so far from each other.
 * @param {Point[]} edge
 * @param {number} far
 */
function spaced(edge, far) {
  const long = edge.reduce((sum, point, i) => sum + between(point, edge[(i + 1) % edge.length] ?? point), 0);
  const step = long / Math.max(8, Math.round(long / far));
  /** @type {Point[]} */
  const found = [];
  let walked = 0;
  edge.forEach((point, i) => {
    if (walked >= found.length * step - 1e-6) found.push(point);
    walked += between(point, edge[(i + 1) % edge.length] ?? point);
  });
  return found;
}

/**
 * @param {Point} a
 * @param {Point} b
 */
function between([ax, ay], [bx, by]) {
  return Math.hypot(ax - bx, ay - by);
}

/** @param {Place} place */
function soil({ x, y, width, height }) {
  const r = Math.min(4, height / 3);
  return `M${x} ${y}H${x + width}V${y + height - r}q0 ${r} ${-r} ${r}H${x + r}q${-r} 0 ${-r} ${-r}z`;
}

/**
 * Roots run out from the foot of the trunk, the outer ones flat, the inner ones steep.
 * @param {number} middle
 * @param {number} half
 * @param {Place} place
 */
function rootLines(middle, half, { y, width, height }) {
  const ends = [-0.47, -0.3, -0.14, 0.14, 0.3, 0.47];
  return ends
    .map((end, i) => {
      const from = middle + half * (-1.6 + (i * 3.2) / (ends.length - 1));
      const to = middle + end * width;
      const deep = y + height * (1.02 - Math.abs(end) * 0.9);
      return `M${from} ${y + 1}C${from} ${y + height * 0.3} ${to - (to - middle) * 0.4} ${deep - height * 0.12} ${to} ${deep}`;
    })
    .join("");
}

/**
 * @param {Point} middle
 * @param {number} degrees
 * @param {number} far
 * @returns {Point}
 */
function around([x, y], degrees, far) {
  const angle = (degrees * Math.PI) / 180;
  return [Math.round(100 * (x + far * Math.cos(angle))) / 100, Math.round(100 * (y + far * Math.sin(angle))) / 100];
}

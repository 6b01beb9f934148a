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
/** So much of the trunk is seen beside what stands on it. */
const BARK = 2.4;

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
  return svg`<path class="tree-ground" d=${soil(roots)}></path>
    <path class="tree-wood" d=${rootsFrom(middle, trunk.width / 2, roots)}></path>
    <path class="tree-wood" d=${stem(middle, trunk.width / 2 + BARK, crown, roots.y)}></path>
    <path class="tree-crown" d=${leafy(crown)}></path>
    <path class="tree-grass" d=${`M${roots.x} ${roots.y}H${roots.x + roots.width}`}></path>`;
}

/**
 * As wide as what stands on it and a little more, wider where it meets crown and ground.
 * @param {number} middle
 * @param {number} half
 * @param {Place} crown
 * @param {number} ground
 */
function stem(middle, half, crown, ground) {
  const top = crown.y + crown.height * 0.7;
  const bend = (ground - top) * 0.45;
  const side = (/** @type {number} */ way) => ({ top: middle + way * (half + 5), waist: middle + way * half, foot: middle + way * (half + 7) });
  const [left, right] = [side(-1), side(1)];
  return `M${left.top} ${top}C${left.waist} ${top + bend} ${left.waist} ${ground - bend * 0.6} ${left.foot} ${ground + 0.6}
    H${right.foot}C${right.waist} ${ground - bend * 0.6} ${right.waist} ${top + bend} ${right.top} ${top}z`;
}

/**
 * Like a cloud: as high and wide as its place, round at the corners, with a scalloped edge.
 * @param {Place} place
 */
function leafy({ x, y, width, height }) {
  const bulge = Math.min(1.7, height * 0.06);
  const inner = { x: x + 1.45 * bulge, y: y + 1.45 * bulge, width: width - 2.9 * bulge, height: height - 2.9 * bulge };
  const [first, ...knots] = along(inner, Math.min(inner.height / 2, 11), bulge * 5);
  const r = bulge * 2.9;
  return `M${first}${[...knots, first].map((knot) => `A${r} ${r} 0 0 1 ${knot}`).join("")}z`;
}

/**
 * Points along the edge of a rectangle with round corners, about so far from each other.
 * @param {Place} place
 * @param {number} r
 * @param {number} far
 * @returns {Point[]}
 */
function along({ x, y, width, height }, r, far) {
  const [across, down, bend] = [width - 2 * r, height - 2 * r, (Math.PI / 2) * r];
  const long = 2 * (across + down) + 4 * bend;
  const many = Math.round(long / far);
  return Array.from({ length: many }, (_, i) => {
    let left = (i * long) / many;
    for (const [straight, cx, cy, turn] of /** @type {const} */ ([
      [across, x + r, y + r, 0],
      [down, x + width - r, y + r, 1],
      [across, x + width - r, y + height - r, 2],
      [down, x + r, y + height - r, 3],
    ])) {
      const angle = (turn * Math.PI) / 2;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      if (left < straight) return point(cx + dx * left + dy * r, cy + dy * left - dx * r);
      left -= straight;
      const [ex, ey] = [cx + dx * straight, cy + dy * straight];
      if (left < bend) return point(ex + r * Math.sin(angle + left / r), ey - r * Math.cos(angle + left / r));
      left -= bend;
    }
    return point(x + r, y);
  });
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {Point}
 */
function point(x, y) {
  return [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
}

/** @param {Place} place */
function soil({ x, y, width, height }) {
  const r = Math.min(4, height / 3);
  return `M${x} ${y}H${x + width}V${y + height - r}q0 ${r} ${-r} ${r}H${x + r}q${-r} 0 ${-r} ${-r}z`;
}

/**
 * Roots run out from the foot of the trunk and grow thin, the outer ones flat, the inner ones steep.
 * @param {number} middle
 * @param {number} half
 * @param {Place} place
 */
function rootsFrom(middle, half, { y, width, height }) {
  const ends = [-0.485, -0.38, -0.27, 0.27, 0.38, 0.485];
  return ends
    .map((end, i) => {
      const from = middle + half * (-1.05 + (i * 2.1) / (ends.length - 1));
      const to = middle + end * width;
      const deep = y + height * (1.28 - Math.abs(end) * 2);
      const [x, low] = [to - (to - from) * 0.45, deep - 1];
      return `M${from - 2.6} ${y}C${from - 1.4} ${y + height * 0.4} ${x - 1} ${low + 0.7} ${to} ${deep}
        C${x + 1} ${low - 0.9} ${from + 1.4} ${y + height * 0.3} ${from + 2.6} ${y}z`;
    })
    .join("");
}

/** The middle that all forces push against. @param {Plan} plan */
export function forces({ places: [left, right] }) {
  if (!left || !right) return svg``;
  const middle = (left.x + left.width + right.x) / 2;
  return svg`<path class="force-middle" d=${`M${middle} ${left.y + 1}V${left.y + left.height - 1}`}></path>`;
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

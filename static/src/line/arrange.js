/**
 * Where people stand on the floor, so that each is seen. Pure: people in, spots out.
 *
 * The floor is looked at from a little above. The line runs across it; whoever finds a place taken steps
 * behind or in front of it, never upwards: rows of depth lie close, those behind are a little smaller, and a
 * head and a name are never covered. Nobody stands further than a small slip from the place they chose. The
 * figures are as large as the crowd allows.
 *
 * @typedef {{ id: string, at: number, label: string, remote: boolean }} Standing  at: 0…1000
 * @typedef {{ x: number, y: number, scale: number, depth: number }} Spot
 *   x, y: between the feet; depth: 0 on the line, 1, 2 … behind it, -1, -2 … in front
 * @typedef {{ width: number, height: number, edge: number, line: number, body: number, letters: number,
 *   free: number, front: boolean }} Room
 *   edge: from the side of the room to the end of the line; line: its height above the bottom; body: the widest a
 *   figure may be; letters: size of a name, 0 for none; free: how much of a figure, from the top, nobody may cover, in
 *   widths of its body; front: whether people may also stand before the line
 * @typedef {{ body: number, letters: number, spots: Map<string, Spot> }} Arrangement
 */

/** Height of a figure, and what must stay free of it, in widths of its body. */
export const TALL = 2.05;
export const HEAD_AND_SHOULDERS = 1.12;
export const WHOLE_SCREEN = 1.5;
export const DOWN_TO_THE_CHEST = 1.75;

/** Names are dropped before figures get smaller than this share of the widest. */
const NAMED = 0.45;
const SMALLEST = 0.2;
const NAMES_MOST = 48;
const LETTERS_SHOWN = 12;

/**
 * @param {readonly Standing[]} people
 * @param {Room} room
 * @returns {Arrangement}
 */
export function arrange(people, room) {
  for (const trial of trials(people, room)) {
    const spots = stand(people, room, trial);
    if (spots) return { body: trial.body, letters: trial.letters, spots };
  }
  throw new Error("the last trial has no limit");
}

/**
 * The x of a position in the room.
 * @param {number} at
 * @param {Room} room
 */
export function across(at, room) {
  return room.edge + (at / 1000) * (room.width - 2 * room.edge);
}

/**
 * A name as long as there is room for.
 * @param {string} label
 */
export function shortened(label) {
  const letters = [...label];
  return letters.length > LETTERS_SHOWN ? `${letters.slice(0, LETTERS_SHOWN - 1).join("")}…` : label;
}

/**
 * @typedef {{ body: number, letters: number, slip: number }} Trial
 * @param {readonly Standing[]} people
 * @param {Room} room
 * @returns {Generator<Trial>}
 */
function* trials(people, room) {
  const length = room.width - 2 * room.edge;
  if (room.letters && people.length <= NAMES_MOST && people.some((person) => person.label)) {
    for (let body = room.body; body >= room.body * NAMED; body *= 0.92) {
      yield { body, letters: room.letters, slip: length * 0.03 };
    }
  }
  for (const slip of [0.02, 0.05, 0.1]) {
    for (let body = room.body; body >= room.body * SMALLEST; body *= 0.92) {
      yield { body, letters: 0, slip: length * slip };
    }
  }
  yield { body: room.body * SMALLEST, letters: 0, slip: Infinity };
}

/**
 * @param {readonly Standing[]} people
 * @param {Room} room
 * @param {Trial} trial
 * @returns {Map<string, Spot> | null} null when they do not fit
 */
function stand(people, room, trial) {
  const rows = rowsOf(room, trial);
  /** @type {Map<string, Spot>} */
  const spots = new Map();
  for (const person of people) {
    const wide = Math.max(trial.body * (person.remote ? 1.36 : 1.08), trial.letters * nameWidth(person.label));
    const sway = swayOf(person.id) * trial.body;
    const found = bestOf(rows, inside(across(person.at, room), wide, room), sway, wide, trial);
    if (!found) return null;
    found.row.take(found.x, wide);
    const y = found.row.looks.depth === 0 ? found.row.y : found.row.y + sway * 0.2;
    spots.set(person.id, { x: found.x, y, ...found.row.looks });
  }
  return spots;
}

/**
 * Nearest row first: on the line, a step behind, a step in front, two behind …
 * @param {Room} room
 * @param {Trial} trial
 */
function rowsOf(room, trial) {
  const y = room.height - room.line;
  const step = trial.body * room.free + trial.letters * 1.25;
  const behind = Math.floor((y - trial.body * TALL - trial.letters * 1.25) / step);
  const before = room.front ? Math.floor((room.line - trial.body * 0.3) / step) : 0;
  const depths = [0];
  for (let depth = 1; depth <= Math.max(behind, before); depth++) {
    if (depth <= behind) depths.push(depth);
    if (depth <= before) depths.push(-depth);
  }
  const width = trial.slip < Infinity ? room.width : Infinity; // the last trial must find a place for everyone
  return depths.map((depth) => new Row(depth, y - depth * step, width));
}

/** One depth of the floor, and which stretches of it are taken. */
class Row {
  /** @type {[number, number][]} from left to right, never touching; first and last what is outside the room */
  #taken;

  /**
   * @param {number} depth
   * @param {number} y
   * @param {number} width  of the room
   */
  constructor(depth, y, width) {
    this.#taken = [[-Infinity, 0], [width, Infinity]];
    this.y = y;
    this.looks = { depth, scale: Math.min(1.15, Math.max(0.76, 1 - 0.04 * depth)) };
  }

  /**
   * The free place nearest to `x` for something `wide`.
   * @param {number} x
   * @param {number} wide
   */
  nearest(x, wide) {
    let left = x;
    let right = x;
    for (const [from, to] of this.#taken) {
      if (right + wide / 2 > from && right - wide / 2 < to) right = to + wide / 2;
    }
    for (let i = this.#taken.length - 1; i >= 0; i--) {
      const [from, to] = /** @type {[number, number]} */ (this.#taken[i]);
      if (left + wide / 2 > from && left - wide / 2 < to) left = from - wide / 2;
    }
    return x - left < right - x ? left : right;
  }

  /**
   * @param {number} x
   * @param {number} wide
   */
  take(x, wide) {
    const at = this.#taken.findIndex(([from]) => from > x);
    this.#taken.splice(at, 0, [x - wide / 2, x + wide / 2]);
  }
}

/**
 * The cheapest free place: half a body to the side costs as much as a row into the depth.
 * @param {Row[]} rows
 * @param {number} x
 * @param {number} sway  in every second row people aim a little to the side, to look past those before them
 * @param {number} wide
 * @param {Trial} trial
 */
function bestOf(rows, x, sway, wide, trial) {
  let best = null;
  let least = Infinity;
  for (const row of rows) {
    const steps = Math.abs(row.looks.depth);
    if (steps >= least) break;
    const nearest = row.nearest(x + (steps % 2) * sway, wide);
    const aside = Math.abs(nearest - x);
    const cost = steps + (2 * aside) / trial.body;
    if (aside <= trial.slip + Math.abs(sway) && cost < least) [best, least] = [{ row, x: nearest }, cost];
  }
  return best;
}

/**
 * People do not stand in files: each a little aside, always the same for the same person.
 * @param {string} id
 * @returns {number} -0.5…0.5
 */
function swayOf(id) {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return sum / 997 - 0.5;
}

/**
 * At the ends of the line a long name must not be cut off.
 * @param {number} x
 * @param {number} wide
 * @param {Room} room
 */
function inside(x, wide, { width }) {
  return Math.max(wide / 2, Math.min(x, width - wide / 2));
}

/** @param {string} label its width in sizes of its letters, with some air */
function nameWidth(label) {
  return label ? [...shortened(label)].length * 0.64 + 0.9 : 0;
}

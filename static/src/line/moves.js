/**
 * Who moved where between two rounds. Pure.
 *
 * @typedef {import("./picture.js").Person} Person
 * @typedef {{ id: string, ink: string, from: number, to: number }} Move  from, to: 0…1000
 * @typedef {{ move: Move, from: number, to: number, lane: number }} Lane  from, to: x in the room
 */

/** Less than this (of 1000) is a shuffle, not a move. */
const SHUFFLE = 50;

/**
 * @param {readonly Person[]} before
 * @param {readonly Person[]} after
 * @returns {Move[]} of those who were there both times and really moved
 */
export function movesBetween(before, after) {
  return pairsOf(before, after).filter(({ from, to }) => Math.abs(to - from) >= SHUFFLE);
}

/**
 * @param {readonly Person[]} before
 * @param {readonly Person[]} after
 * @returns {{ low: number, high: number, stayed: number }}
 */
export function movesInNumbers(before, after) {
  const both = pairsOf(before, after);
  const low = both.filter(({ from, to }) => from - to >= SHUFFLE).length;
  const high = both.filter(({ from, to }) => to - from >= SHUFFLE).length;
  return { low, high, stayed: both.length - low - high };
}

/**
 * Arrows beside each other, as few rows of them as possible: the longest first.
 * @param {readonly Move[]} moves
 * @param {(move: Move) => [number, number]} ends  x of the old and of the new place
 * @param {number} gap  between two arrows in one row
 * @returns {Lane[]}
 */
export function lanes(moves, ends, gap) {
  /** @type {[number, number][][]} */
  const taken = [];
  return moves
    .map((move) => ({ move, ends: ends(move) }))
    .sort((a, b) => Math.abs(b.ends[1] - b.ends[0]) - Math.abs(a.ends[1] - a.ends[0]))
    .map(({ move, ends: [from, to] }) => {
      const [left, right] = [Math.min(from, to) - gap, Math.max(from, to) + gap];
      let lane = taken.findIndex((row) => row.every(([l, r]) => right < l || left > r));
      if (lane < 0) lane = taken.push([]) - 1;
      taken[lane]?.push([left, right]);
      return { move, from, to, lane };
    });
}

/**
 * @param {readonly Person[]} before
 * @param {readonly Person[]} after
 * @returns {Move[]}
 */
function pairsOf(before, after) {
  const stood = new Map(before.map(({ id, at }) => [id, at]));
  return after.flatMap(({ id, at, ink }) => {
    const from = stood.get(id);
    return from === undefined ? [] : [{ id, ink, from, to: at }];
  });
}

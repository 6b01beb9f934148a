/** Numbered discs standing on one line from −5 to +5, none before another. Pure. */

/**
 * @typedef {{ number: number, value: number }} Standing
 * @typedef {Standing & { x: number, y: number, r: number }} Disc   middle and radius, in units of the axis
 */

/** The axis is so wide, with so much of it between two values; discs may rise so high above it. */
export const AXIS = { width: 1776, step: 158, rise: 330, largest: 50 };

/**
 * @param {number} value  −5…+5
 * @returns {number} x
 */
export function placeOf(value) {
  return AXIS.width / 2 + value * AXIS.step;
}

/**
 * Whoever has the same value stands on the shoulders of the one before, and beside when there are too many.
 * @param {Standing[]} standing
 * @returns {Disc[]} y is 0 on the line and grows upwards
 */
export function discs(standing) {
  /** @type {Map<number, Standing[]>} */
  const piles = new Map();
  for (const one of standing) piles.set(one.value, [...(piles.get(one.value) ?? []), one]);
  const highest = Math.max(1, ...[...piles.values()].map((pile) => pile.length));
  const abreast = highest > 3 ? 2 : 1;
  const rows = Math.ceil(highest / abreast);
  const r = Math.min(AXIS.largest, AXIS.step / 2 / abreast - 4, AXIS.rise / rows / 2 - 3);
  return [...piles.values()].flatMap((pile) =>
    pile.map((one, i) => ({ ...one, ...spot(one.value, i, pile.length, abreast, r) })),
  );
}

/**
 * @param {number} value
 * @param {number} i
 * @param {number} many
 * @param {number} abreast
 * @param {number} r
 */
function spot(value, i, many, abreast, r) {
  const row = Math.floor(i / abreast);
  const inRow = Math.min(abreast, many - row * abreast);
  const aside = ((i % abreast) - (inRow - 1) / 2) * (2 * r + 6);
  return { x: placeOf(value) + aside, y: r + row * (2 * r + 5), r };
}

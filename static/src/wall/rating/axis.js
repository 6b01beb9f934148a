/** Numbered discs standing on one line from −5 to +5, none before another. Pure. */

/**
 * @typedef {{ number: number, value: number }} Standing
 * @typedef {Standing & { x: number, y: number, r: number }} Disc   middle and radius, in units of the axis
 */

/** The axis is so wide, with so much of it between two values; discs may rise so high above it, lower where arrows are under it. */
export const AXIS = { width: 1776, step: 158, rise: 330, lower: 190, largest: 50 };

/**
 * @param {number} value  −5…+5
 * @returns {number} x
 */
export function placeOf(value) {
  return AXIS.width / 2 + value * AXIS.step;
}

/**
 * Whoever would cover another stands on the shoulders of those before, and those of one value beside each other when there are
 * too many of them. The discs are as large as the room above the line allows.
 * @param {Standing[]} standing
 * @param {number} [rise]
 * @returns {Disc[]} y is 0 on the line and grows upwards
 */
export function discs(standing, rise = AXIS.rise) {
  const piles = pilesOf(standing);
  const highest = Math.max(1, ...piles.map((pile) => pile.length));
  const abreast = highest > 3 ? 2 : 1;
  let r = Math.min(AXIS.largest, AXIS.step / 2 / abreast - 4);
  let placed = stood(piles, abreast, r);
  while (placed.some(({ y }) => y + r > rise)) placed = stood(piles, abreast, --r);
  return placed;
}

/**
 * Those of one value, from the least.
 * @param {Standing[]} standing
 * @returns {Standing[][]}
 */
function pilesOf(standing) {
  /** @type {Map<number, Standing[]>} */
  const piles = new Map();
  for (const one of standing) piles.set(one.value, [...(piles.get(one.value) ?? []), one]);
  return [...piles].sort(([a], [b]) => a - b).map(([, pile]) => pile);
}

/**
 * @param {Standing[][]} piles
 * @param {number} abreast
 * @param {number} r
 * @returns {Disc[]}
 */
function stood(piles, abreast, r) {
  /** @type {number[][]} the x of those who stand in each row already */
  const rows = [];
  return piles.flatMap((pile) =>
    pile.map((one, i) => {
      const x = placeOf(one.value) + aside(i, pile.length, abreast) * (2 * r + 6);
      let row = rows.findIndex((taken) => taken.every((other) => Math.abs(other - x) >= 2 * r + 4));
      if (row < 0) row = rows.push([]) - 1;
      rows[row]?.push(x);
      return { ...one, x, y: r + row * (2 * r + 5), r };
    }),
  );
}

/**
 * @param {number} i
 * @param {number} many
 * @param {number} abreast
 */
function aside(i, many, abreast) {
  const inRow = Math.min(abreast, many - Math.floor(i / abreast) * abreast);
  return (i % abreast) - (inRow - 1) / 2;
}

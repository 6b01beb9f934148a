/**
 * A line of which only numbers are known: how many stand at each of its equal steps. Pure: numbers in, a picture out.
 *
 * @typedef {import("./picture.js").Person} Person
 * @typedef {import("./picture.js").Picture} Picture
 */
const WHOLE = 1000;
const BINS = 21;

/**
 * How many stand nearest to 0, 50, … 1000.
 * @param {import("../records.js").Count} count
 * @returns {number[]}
 */
export function binsIn(count) {
  return Array.from({ length: BINS }, (_, bin) => count[`b${bin}`] ?? 0);
}

/**
 * They are nobody in particular, so all wear the same coat.
 * @param {readonly number[]} bins
 * @param {string} ink
 * @returns {Person[]}
 */
function standing(bins, ink) {
  return bins.flatMap((n, bin) =>
    Array.from({ length: n }, (_, i) => ({ id: `${bin}.${i}`, at: (bin * WHOLE) / (bins.length - 1), label: "", ink, remote: false })),
  );
}

/**
 * @param {readonly number[]} bins
 * @param {string} ink
 * @returns {Picture}
 */
export function countedNow(bins, ink) {
  const people = standing(bins, ink);
  return { ...NOBODY, people, placed: people.length };
}

/**
 * They stood there another day: outlines, not people.
 * @param {readonly number[]} bins
 * @returns {Picture}
 */
export function countedThen(bins) {
  return { ...NOBODY, before: standing(bins, "plain"), live: true };
}

/** @type {Picture} */
const NOBODY = { people: [], before: [], waiting: false, live: false, placed: 0, unseen: 0, listening: 0 };

/**
 * Places on a line as they are counted from paper: five steps on the screen, as on the phones, 21 bins in the record. Pure.
 *
 * @typedef {import("../kinds.js").View} View
 */

export const STEPS = 5;
const BINS = 21;
/** From one step to the next, in bins; in the record's places 250. */
const APART = (BINS - 1) / (STEPS - 1);
const TOP = 1000;
const PAPER = /^paper\d+$/;

/**
 * @param {readonly number[]} counts  per step, from the low end up
 * @returns {number[]} per bin
 */
export function binsOf(counts) {
  const bins = Array.from({ length: BINS }, () => 0);
  counts.forEach((count, step) => (bins[step * APART] = count));
  return bins;
}

/**
 * What was counted before, as far as it is seen here.
 * @param {View} view
 * @param {string} activity
 * @param {number} round
 * @returns {number[] | null} per step; null when none of it is seen
 */
export function countedIn(view, activity, round) {
  const counts = Array.from({ length: STEPS }, () => 0);
  let seen = false;
  for (const place of view.values()) {
    if (place.t !== "place" || place.activity !== activity || place.round !== round || place.at === null) continue;
    if (!PAPER.test(place.who)) continue;
    const step = Math.round((place.at / TOP) * (STEPS - 1));
    counts[step] = (counts[step] ?? 0) + 1;
    seen = true;
  }
  return seen ? counts : null;
}

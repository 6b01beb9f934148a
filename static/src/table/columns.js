/**
 * How wide columns are, and which of them are seen together. Pure.
 *
 * @typedef {import("../records.js").Column} Column
 * @typedef {{ column: Column, place: number, weight: number }} Wide   `place`: of the column in the whole table
 */

/** So many columns of text stand beside each other at most; the first one always does. */
const WEIGHT_MOST = 70;

/** Letters that a column of a kind needs at least, and at most. */
const LEAST = { text: 9, person: 9, date: 8, choice: 8, number: 6 };
const MOST = 22;

/**
 * @param {Column[]} columns
 * @param {string[][]} words  row by row, what stands in each column
 * @param {string[]} titles
 * @returns {Wide[]}
 */
export function widthsOf(columns, words, titles) {
  return columns.map((column, place) => {
    const lengths = words.map((row) => row[place]?.length ?? 0).filter((length) => length);
    const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    const inTitle = Math.max(0, ...(titles[place] ?? "").split(/\s+/).map((word) => word.length));
    const wanted = column.kind === "text" ? 7 + 1.6 * Math.sqrt(usual) : Math.min(14, usual);
    return { column, place, weight: Math.min(MOST, Math.max(LEAST[column.kind], inTitle + 1, wanted)) };
  });
}

/**
 * Groups of columns that are wide enough to be read, each behind the first column.
 * @param {Wide[]} widths
 * @returns {Wide[][]}
 */
export function together([first, ...rest]) {
  if (!first) return [];
  const whole = rest.reduce((sum, { weight }) => sum + weight, 0);
  const groups = Math.max(1, Math.ceil(whole / (WEIGHT_MOST - first.weight)));
  const most = whole / groups;
  /** @type {Wide[][]} */
  const found = [[]];
  let filled = 0;
  for (const one of rest) {
    if (filled + one.weight / 2 > most * found.length && found.length < groups) found.push([]);
    found[found.length - 1]?.push(one);
    filled += one.weight;
  }
  return found.map((group) => [first, ...group]);
}

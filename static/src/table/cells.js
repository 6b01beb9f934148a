/**
 * What stands in a table, in words. Pure but for the reader's language.
 *
 * @typedef {import("../records.js").Card} Card
 * @typedef {import("../records.js").Column} Column
 */
import { boot } from "../boot.js";
import { say } from "../texts.js";
import { wordsIn, wordsOf } from "../text/words.js";

const thisYear = new Date().getFullYear();

/**
 * @param {Card} row
 * @param {Column} column
 * @param {number} place  of the column; the first is the row's own words
 * @returns {string} "" when there is nothing yet
 */
export function cellWords(row, column, place) {
  if (place === 0) return wordsOf(row);
  if (column.kind === "text") return wordsOf(wordsIn(row, column.name));
  const value = row.values?.[column.name];
  return value === undefined ? "" : valueWords(column, value);
}

/**
 * @param {Column} column
 * @param {string | number} value
 */
export function valueWords({ kind, options }, value) {
  if (kind === "date") return dateWords(String(value));
  if (kind === "choice") return say(options[Number(value)]);
  return kind === "number" ? Number(value).toLocaleString(boot.language) : String(value);
}

/**
 * A day as people say it; with its year, unless it is this one.
 * @param {string} day  year-month-day
 */
function dateWords(day) {
  const date = new Date(`${day}T00:00:00Z`);
  const year = date.getUTCFullYear() === thisYear ? {} : { year: /** @type {const} */ ("numeric") };
  return new Intl.DateTimeFormat(boot.language, { day: "numeric", month: "long", ...year, timeZone: "UTC" }).format(date);
}

/**
 * @param {Card} row
 * @param {Column} column
 * @returns {number} which option was chosen; -1: none, or it is no choice
 */
export function chosen(row, { kind, name }) {
  const value = row.values?.[name];
  return kind === "choice" && typeof value === "number" ? value : -1;
}

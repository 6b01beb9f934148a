/** What a row holds in a column: how it reads, how it sorts, and how it is changed. */

import { lastSent, send } from "../../outbox.js";
import { boot } from "../../boot.js";
import { valueWords } from "../../table/cells.js";
import { wordsIn, wordsOf } from "../../text/words.js";

/**
 * @typedef {import("../../records.js").Column} Column
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {string | number | null} Value
 */

/**
 * What was set here and is on its way, else what the server has.
 * @param {Held} row
 * @param {Column} column
 * @returns {Value}
 */
export function valueOf({ name, card }, column) {
  const sent = lastSent({ t: "table.set", activity: card.activity, card: name, column: column.name });
  if (sent) return sent["value"];
  return card.values?.[column.name] ?? null;
}

/**
 * @param {Held} row
 * @param {Column} column
 * @param {Value} value
 */
export function setValue({ name, card }, column, value) {
  return send({ t: "table.set", activity: card.activity, card: name, column: column.name, value });
}

/**
 * As one reads it.
 * @param {Held} row
 * @param {Column} column
 * @param {boolean} first  the column whose words are the row's own
 * @returns {string}
 */
export function asRead(row, column, first) {
  if (column.kind === "text") return wordsOf(wordsIn(row.card, first ? "" : column.name));
  const value = valueOf(row, column);
  if (value === null || value === "") return "";
  return valueWords(column, value);
}

/**
 * By a column; what is empty stands last.
 * @template {Held} Row
 * @param {Row[]} rows
 * @param {Column} column
 * @param {boolean} first
 * @returns {Row[]}
 */
export function sorted(rows, column, first) {
  const keys = new Map(rows.map((row) => [row, keyOf(row, column, first)]));
  const compare = (/** @type {string | number} */ a, /** @type {string | number} */ b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), boot.language);
  return [...rows].sort((a, b) => {
    const [one, other] = [keys.get(a) ?? "", keys.get(b) ?? ""];
    if (one === "" || other === "") return Number(one === "") - Number(other === "");
    return compare(one, other);
  });
}

/**
 * @param {Held} row
 * @param {Column} column
 * @param {boolean} first
 */
function keyOf(row, column, first) {
  return column.kind === "text" ? asRead(row, column, first).trim() : (valueOf(row, column) ?? "");
}

/**
 * A number as people type it: with a comma or a point, with gaps between thousands.
 * @param {string} typed
 * @returns {number | null | undefined} null: nothing; undefined: no number
 */
export function numberIn(typed) {
  const plain = typed.replace(/[\s\u00a0]/g, "").replace(",", ".").replace("\u2212", "-");
  if (!plain) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

/** The rows: which of them are on the screen, in which order, and which one is open. */

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { signal } from "@preact/signals-core";

import { say, t } from "../../texts.js";
import { heapsOfTeam } from "../cards/own.js";
import { sorted, valueOf } from "./values.js";

/**
 * @typedef {import("../../records.js").Column} Column
 * @typedef {import("../../records.js").Table} Table
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {{activity: string, by: string, down: boolean, only: Record<string, number>}} Order  by: a column; down:
 *   the other way round; only: column → number of the option that is looked for
 */

/** @type {import("@preact/signals-core").Signal<Order>} */
const order = signal({ activity: "", by: "", down: false, only: {} });

/** Few rows are seen at a glance. */
const FEW = 3;

/**
 * @param {string} activity
 * @returns {Order}
 */
function orderOf(activity) {
  return order.value.activity === activity ? order.value : { activity, by: "", down: false, only: {} };
}

/**
 * Sorted and filtered as one wishes.
 * @param {string} activity
 * @param {Table} table
 * @param {string} team
 * @returns {Heap[]}
 */
export function rowsOf(activity, table, team) {
  const { by, down, only } = orderOf(activity);
  const filters = table.columns.filter(({ name }) => name in only);
  const rows = heapsOfTeam(activity, team).filter((row) => filters.every((column) => valueOf(row, column) === only[column.name]));
  const column = table.columns.find(({ name }) => name === by);
  if (!column) return rows;
  const inOrder = sorted(rows, column, column === table.columns[0]);
  return down ? inOrder.reverse() : inOrder;
}

/**
 * @param {string} activity
 * @param {string} column
 * @returns {"ascending" | "descending" | "none"}
 */
export function sortOf(activity, column) {
  const { by, down } = orderOf(activity);
  if (by !== column) return "none";
  return down ? "descending" : "ascending";
}

/**
 * By this column; then the other way round; then as they came.
 * @param {string} activity
 * @param {string} column
 */
export function sortBy(activity, column) {
  const now = orderOf(activity);
  if (now.by !== column) order.value = { ...now, by: column, down: false };
  else order.value = { ...now, by: now.down ? "" : column, down: !now.down };
}

/**
 * @param {string} activity
 * @param {Table} table
 * @param {string} team
 */
export function orderView(activity, table, team) {
  if (heapsOfTeam(activity, team).length < FEW) return nothing;
  const { by, only } = orderOf(activity);
  const set = (/** @type {Partial<Order>} */ change) => (order.value = { ...orderOf(activity), ...change });
  return html`<div class="order">
    <label>
      <span>${t("phone.table.sort")}</span>
      <select class="field" @change=${(/** @type {Event} */ event) => set({ by: chosenIn(event), down: false })}>
        <option value="" .selected=${live(!by)}>${t("phone.table.as_written")}</option>
        ${table.columns.map(({ name, title }) => html`<option value=${name} .selected=${live(by === name)}>${say(title)}</option>`)}
      </select>
    </label>
    ${table.columns
      .filter(({ kind }) => kind === "choice")
      .map((column) => filterView(column, only, (to) => set({ only: to })))}
  </div>`;
}

/**
 * @param {Column} column
 * @param {Record<string, number>} only
 * @param {(to: Record<string, number>) => void} set
 */
function filterView({ name, title, options }, only, set) {
  const choose = (/** @type {Event} */ event) => {
    const { [name]: _, ...others } = only;
    const chosen = chosenIn(event);
    set(chosen === "" ? others : { ...others, [name]: Number(chosen) });
  };
  return html`<label>
    <span>${say(title)}</span>
    <select class="field" @change=${choose}>
      <option value="" .selected=${live(!(name in only))}>${t("phone.table.all")}</option>
      ${options.map((option, n) => html`<option value=${n} .selected=${live(only[name] === n)}>${say(option)}</option>`)}
    </select>
  </label>`;
}

/** @param {Event} event */
function chosenIn({ target }) {
  return /** @type {HTMLSelectElement} */ (target).value;
}

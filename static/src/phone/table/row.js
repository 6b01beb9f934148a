/** One row, opened as a form. */

import { html, nothing } from "lit-html";

import { say, t } from "../../texts.js";
import { linksView } from "../cards/links.js";
import { mayTouch } from "../cards/own.js";
import { tagsOf } from "../cards/item.js";
import { asideWords, binView, closeCard, opened, ways } from "../cards/sheet.js";
import { signButton } from "../sign-button.js";
import { cellView, peopleView } from "./cells.js";
import { asRead } from "./values.js";

/**
 * @typedef {import("../../records.js").Table} Table
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

/**
 * @param {string} activity
 * @param {Table} table
 * @param {Held[]} rows  in the order on the screen
 * @param {Held} row
 */
export function rowView(activity, table, rows, row) {
  const may = mayTouch(table, row.card);
  const tags = tagsOf(row.card).join(" · ");
  return html`<section class="sheet row-form">
    ${alongView(rows, row)} ${tags ? html`<p class="tags">${tags}</p>` : nothing}
    ${table.columns.map((column, i) => (may ? cellView(row, column, i === 0) : readView(table, row, i)))}
    ${may ? peopleView(activity, table.columns) : asideWords(row.card)} ${linksView(activity, row, may)} ${may ? ways(activity, row) : nothing}
    ${binView(activity, table, row)}
  </section>`;
}

/**
 * Back to all, and on from row to row.
 * @param {Held[]} rows
 * @param {Held} row
 */
function alongView(rows, row) {
  const at = rows.findIndex(({ id }) => id === row.id);
  const go = (/** @type {number} */ by) => {
    const next = rows[at + by];
    if (next) opened.value = next.id;
  };
  return html`<div class="row-bar">
    <button type="button" class="button quiet back" @click=${closeCard}><span aria-hidden="true">‹</span> ${t("phone.table.back")}</button>
    ${at < 0 || rows.length < 2
      ? nothing
      : html`<span class="row-steps">
          ${signButton("↑", t("phone.table.before"), at > 0, () => go(-1), "along")}
          <span>${t("phone.table.row_of", { n: at + 1, of: rows.length })}</span>
          ${signButton("↓", t("phone.table.next"), at < rows.length - 1, () => go(1), "along")}
        </span>`}
  </div>`;
}

/**
 * @param {Table} table
 * @param {Held} row
 * @param {number} i
 */
function readView(table, row, i) {
  const column = /** @type {import("../../records.js").Column} */ (table.columns[i]);
  const words = asRead(row, column, i === 0);
  return html`<div class="cell">
    <h3>${say(column.title)}</h3>
    <p class="words">${words || t("phone.table.empty")}</p>
  </div>`;
}

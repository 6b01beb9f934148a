/** The whole table, on a screen that has the room: what is tapped can be written in, right there. */

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { signal } from "@preact/signals-core";

import { languageIn, say, t } from "../../texts.js";
import { editorView } from "../cards/editor.js";
import { writingWords } from "../cards/item.js";
import { mayTouch } from "../cards/own.js";
import { openCard } from "../cards/sheet.js";
import { controlView, peopleView } from "./cells.js";
import { sortBy, sortOf } from "./rows.js";
import { asRead } from "./values.js";

/**
 * @typedef {import("../../records.js").Column} Column
 * @typedef {import("../../records.js").Table} Table
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 */

/** The cell one writes in: row and column. */
const writing = signal("");

/**
 * @param {string} activity
 * @param {Table} table
 * @param {Heap[]} rows
 * @param {(row: Heap) => unknown} beside  at the end of each row
 */
export function gridView(activity, table, rows, beside) {
  return html`<div class="grid-scroll" tabindex="0" role="region" aria-labelledby="statement">
      <table class="grid">
        <thead>
          <tr>
            ${table.columns.map((column) => headView(activity, column))}
            <th><span class="unseen">${t("phone.table.row")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows,
            ({ id }) => id,
            (row) => rowView(table, row, beside),
          )}
        </tbody>
      </table>
    </div>
    ${peopleView(activity, table.columns)}`;
}

/**
 * @param {string} activity
 * @param {Column} column
 */
function headView(activity, { name, title, question }) {
  const sort = sortOf(activity, name);
  const sign = { ascending: " ▲", descending: " ▼", none: "" }[sort];
  return html`<th scope="col" aria-sort=${sort} lang=${languageIn(title)} title=${say(question)}>
    <button type="button" @click=${() => sortBy(activity, name)}>${say(title)}<span aria-hidden="true">${sign}</span></button>
  </th>`;
}

/**
 * @param {Table} table
 * @param {Heap} row
 * @param {(row: Heap) => unknown} beside
 */
function rowView(table, row, beside) {
  const may = mayTouch(table, row.card);
  return html`<tr class=${row.card.mine ? "mine" : ""}>
    ${table.columns.map((column, i) => html`<td class=${`kind-${column.kind}`}>${may ? cellView(row, column, i === 0) : asRead(row, column, i === 0)}</td>`)}
    <td class="row-ways">
      ${beside(row)}
      <button type="button" class="button" id=${`open-${row.name}`} @click=${() => openCard(row)}>
        ${t("phone.table.open")}<span class="unseen"> ${asRead(row, /** @type {Column} */ (table.columns[0]), true)}</span>
      </button>
    </td>
  </tr>`;
}

/**
 * @param {Heap} row
 * @param {Column} column
 * @param {boolean} first
 */
function cellView(row, column, first) {
  if (column.kind !== "text") return controlView(row, column, say(column.title), { short: true });
  const id = `${row.name}/${column.name}`;
  if (writing.value === id) return writingView(row, column, first);
  const words = asRead(row, column, first);
  const others = writingWords(first ? row.id : `${row.id}/${column.name}`);
  return html`<button type="button" class="cell-words" @click=${() => write(id)}>
    <span class="words">${words}</span>${words ? nothing : html`<span class="unseen">${say(column.title)}: ${t("phone.table.empty")}</span>`}
    ${others ? html`<span class="writing"><span aria-hidden="true">✎</span> ${others}</span>` : nothing}
  </button>`;
}

/** @param {string} id */
function write(id) {
  writing.value = id; // drawn at once
  const field = /** @type {HTMLTextAreaElement | null} */ (document.querySelector(".grid .cell-open textarea"));
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/**
 * @param {Heap} row
 * @param {Column} column
 * @param {boolean} first
 */
function writingView(row, column, first) {
  const own = first ? {} : { cell: column.name };
  return html`<div class="cell-open" @focusout=${left} @keydown=${onKey}>
    ${editorView(row, { ...own, label: say(column.title), rows: 1 })}
  </div>`;
}

/** @param {FocusEvent} event */
function left({ currentTarget, relatedTarget }) {
  const within = relatedTarget instanceof Node && /** @type {Element} */ (currentTarget).contains(relatedTarget);
  if (!within) writing.value = "";
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  const cell = /** @type {Element} */ (event.currentTarget).closest("td");
  writing.value = ""; // drawn at once
  /** @type {HTMLElement | null | undefined} */ (cell?.querySelector(".cell-words"))?.focus();
}

/** A table on the phone: its rows, and one row at a time as a form; on a laptop the whole of it. */

import { html, nothing } from "lit-html";

import { languageIn, say, t } from "../../texts.js";
import { agreeView } from "../agree.js";
import { boxView, isInBox } from "../cards/box.js";
import { searchView, spotlightView, takeBackButton } from "../cards/board.js";
import { giveView, leftView, progressView } from "../cards/dots.js";
import { addedView, cardView, heapView } from "../cards/item.js";
import { listView } from "../cards/list.js";
import { addedOf, heapsOfTeam, tableOf } from "../cards/own.js";
import { groupingIn, openCard, openedIn } from "../cards/sheet.js";
import { sparksView } from "../cards/sparks.js";
import { teamOn, teamsView } from "../cards/teams.js";
import { ownGroup } from "../group.js";
import { wide } from "../wide.js";
import { gridView } from "./grid.js";
import { rowView } from "./row.js";
import { orderView, rowsOf } from "./rows.js";
import { asRead } from "./values.js";

/**
 * @typedef {import("../../records.js").Table} Table
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 */

/**
 * @param {string} activity
 * @param {Table} table
 */
export function tableView(activity, table) {
  const team = teamOn(activity, table);
  const row = openedIn(activity);
  const rows = rowsOf(activity, table, team);
  if (row && table.phase !== "voting") return rowView(activity, table, rows, row);
  const search = groupingIn(activity);
  if (search) return searchView(activity, search, heapsOfTeam(activity, team));
  return html`
    ${teamsView(activity, table)} ${taskView(table)} ${spotlightView(activity, table)}
    ${table.phase === "closed" ? closedView(table) : rowsView(activity, table, team, rows)}
    ${table.agree ? agreeView(activity) : nothing}
  `;
}

/** @param {Table} table */
function taskView({ phase, task }) {
  if (phase === "voting") return html`<p class="promise">${t("phone.table.voting")}</p>`;
  if (phase === "locked" || phase === "shown") return html`<p class="promise">${t("phone.table.closed_now")}</p>`;
  return say(task) ? html`<p class="task" lang=${languageIn(task)}>${say(task)}</p>` : nothing;
}

/** What will be asked. @param {Table} table */
function closedView({ columns }) {
  return html`<p class="lead">${t("phone.cards.closed")}</p>
    <dl class="columns">
      ${columns.map(
        ({ title, question }) => html`<div>
          <dt>${say(title)}</dt>
          <dd>${say(question)}</dd>
        </div>`,
      )}
    </dl>`;
}

/**
 * @param {string} activity
 * @param {Table} table
 * @param {string} team
 * @param {Heap[]} rows
 */
function rowsView(activity, table, team, rows) {
  const added = addedOf(activity);
  const { aside } = tableOf(activity);
  const all = heapsOfTeam(activity, team);
  const open = table.phase === "open";
  return html`
    ${open && canWrite(table) ? sparksView(activity, "", table.sparks, all) : nothing}
    ${table.phase === "voting" ? progressView(activity) : nothing}
    ${all.length || added.length || aside.length ? nothing : html`<p class="lead none">${t("phone.table.none")}</p>`}
    ${wide.value && all.length ? nothing : orderView(activity, table, team)}
    ${all.length && !rows.length ? html`<p class="lead none">${t("phone.table.none_found")}</p>` : nothing}
    ${wide.value ? gridOf(activity, table, rows) : listOf(activity, table, rows)} ${added.map(({ text }) => addedView(text))}
    ${aside.length
      ? html`<h2 class="aside-title">${t("phone.cards.aside")}</h2>
          ${aside.map((held) => cardView(held, openCard))}`
      : nothing}
    ${open ? takeBackButton(activity) : nothing}
  `;
}

/**
 * @param {string} activity
 * @param {Table} table
 * @param {Heap[]} rows
 */
function gridOf(activity, table, rows) {
  if (!rows.length) return nothing;
  return gridView(activity, table, rows, (row) => (table.phase === "voting" ? giveView(activity, table, row) : nothing));
}

/**
 * @param {string} activity
 * @param {Table} table
 * @param {Heap[]} rows
 */
function listOf(activity, table, rows) {
  if (table.phase === "voting") return listView(rows, (row) => heapView(row, { beside: giveView(activity, table, row) }));
  return listView(rows, (row) => heapView(row, { choose: openCard, summary: summaryView(table, row) }));
}

/**
 * What the other columns say, in short.
 * @param {Table} table
 * @param {Heap} row
 */
function summaryView(table, row) {
  const said = table.columns.slice(1).flatMap((column) => {
    const words = asRead(row, column, false).trim();
    return words ? [html`<span><span class="unseen">${say(column.title)}: </span>${words}</span>`] : [];
  });
  const left = table.columns.length - 1 - said.length;
  if (!said.length && !left) return nothing;
  return html`<span class="summary">
    ${said}${left ? html` <span class="to-fill">${t("phone.table.to_fill", { n: left })}</span>` : nothing}
  </span>`;
}

/** @param {Table} table */
function canWrite({ phase, groups }) {
  return phase === "open" && (!groups || ownGroup() !== "");
}

/**
 * What stays at the thumb.
 * @param {string} activity
 * @param {Table} table
 */
export function tableFoot(activity, table) {
  if (table.phase === "voting") return leftView(activity, table);
  if (!canWrite(table) || openedIn(activity) || groupingIn(activity)) return nothing;
  const label = t("phone.table.new", { column: say(table.columns[0]?.title) });
  return boxView(activity, { label, short: t("phone.table.new_short"), written: "phone.table.written" });
}

/**
 * @param {string} activity
 * @param {Table} table
 */
export function isWritingRow(activity, table) {
  return isInBox(activity) && table.phase === "open" && !openedIn(activity);
}

/**
 * All of it to be read.
 * @param {string} activity
 * @param {Table} table
 */
export function tableResult(activity, table) {
  const team = teamOn(activity, table);
  const rows = rowsOf(activity, table, team);
  return html`${teamsView(activity, table)} ${listView(rows, (row) => heapView(row, { summary: summaryView(table, row) }))}`;
}

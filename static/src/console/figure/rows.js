/** The rows of a table on the console: each with its cells beneath, as wide as the screen lets them be. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { view } from "../../board.js";
import { draggable } from "../../cards/dragging.js";
import { heapsOf } from "../../cards/heaps.js";
import { wordsIn, wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { act } from "../act.js";
import { wordsField } from "../cards/words-field.js";
import { newName } from "../new-name.js";
import { cardRow } from "./card.js";
import { commandsFor, dropIn } from "./moving.js";

/**
 * @typedef {import("../../records.js").Table} Table
 * @typedef {import("../../records.js").Column} Column
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

const CARD_MOST = 500;
const PERSON_MOST = 60;

/** The cell in which the moderator writes. */
const writing = signal("");

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Table} table
 * @param {string} team
 */
export function rowsView(activity, table, team) {
  const heaps = heapsOf(view.value, activity).filter(({ card }) => !team || card.team === team);
  const rows = heaps.flatMap((heap) => [{ held: heap, head: "" }, ...heap.under.map((held) => ({ held, head: heap.name }))]);
  const dragging = draggable({
    dropAt: (card, spot) => dropIn(view.peek(), activity, card, spot),
    onDrop: (drop) => act(...commandsFor(view.peek(), activity, drop)),
  });
  return html`<ul class="card-rows table-rows" data-field="" @pointerdown=${dragging}>
      ${repeat(rows, ({ held }) => held.id, ({ held, head }) => cardRow(held, activity, table, head, cells(activity, table, held)))}
      ${rows.length ? nothing : html`<li class="figure-empty">${t("console.figure.empty")}</li>`}
    </ul>
    ${table.phase === "closed" ? nothing : adding(activity, table, team)}`;
}

/**
 * @param {string} activity
 * @param {Table} table
 * @param {Held} held
 */
function cells(activity, { columns }, held) {
  return html`<dl class="cells">
    ${columns.slice(1).map(
      (column) => html`<div>
        <dt>${say(column.title)}</dt>
        <dd>${column.kind === "text" ? textCell(activity, column, held) : valueCell(activity, column, held)}</dd>
      </div>`,
    )}
  </dl>`;
}

/**
 * @param {string} activity
 * @param {Column} column
 * @param {Held} held
 */
function textCell(activity, column, { id, name, card }) {
  const cell = `${id}/${column.name}`;
  if (writing.value === cell) return wordsField(activity, name, () => (writing.value = ""), { cell: column.name });
  const words = wordsOf(wordsIn(card, column.name));
  return html`<button type="button" class="cell-words" @click=${() => (writing.value = cell)}>
    <span class=${words ? "" : "figure-empty"}>${words || t("console.figure.write")}</span>
  </button>`;
}

/**
 * @param {string} activity
 * @param {Column} column
 * @param {Held} held
 */
function valueCell(activity, { name: column, title, kind, options }, { name, card }) {
  const value = card.values[column] ?? "";
  const numeric = kind === "choice" || kind === "number";
  const set = (/** @type {Event} */ { target }) => {
    const given = /** @type {HTMLInputElement} */ (target).value;
    return act({ t: "table.set", activity, card: name, column, value: given === "" ? null : numeric ? Number(given) : given });
  };
  if (kind === "choice") {
    return html`<select class="field" aria-label=${say(title)} @change=${set}>
      <option value="" .selected=${live(value === "")}>–</option>
      ${options.map((option, i) => html`<option value=${i} .selected=${live(value === i)}>${say(option)}</option>`)}
    </select>`;
  }
  return html`<input
    class="field"
    type=${kind === "date" ? "date" : kind === "number" ? "number" : "text"}
    maxlength=${PERSON_MOST}
    step="any"
    aria-label=${say(title)}
    .value=${live(String(value))}
    @change=${set}
  />`;
}

/**
 * @param {string} activity
 * @param {Table} table
 * @param {string} team
 */
function adding(activity, { columns }, team) {
  const add = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const text = String(new FormData(form).get("text"));
    if (await act({ t: "card.add", activity, id: newName(), text, team })) form.reset();
  };
  return html`<form class="card-own" @submit=${add}>
    <label class="asked">
      <span>${t("console.figure.row_own")}: ${say(columns[0]?.title)}</span>
      <input class="field" name="text" maxlength=${CARD_MOST} required autocomplete="off" />
    </label>
    <button class="button">${t("console.figure.row_add")}</button>
  </form>`;
}

/** What one fills a row in with: a field for each kind of column. */

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { signal } from "@preact/signals-core";

import { view } from "../../board.js";
import { cardsOf } from "../../cards/heaps.js";
import { membersOf } from "../../groups/members.js";
import { languageIn, reason, say, t } from "../../texts.js";
import { editorView } from "../cards/editor.js";
import { isOnItsWay } from "../cards/own.js";
import { savedKind } from "../saved.js";
import { numberIn, setValue, valueOf } from "./values.js";

/**
 * @typedef {import("../../records.js").Column} Column
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("./values.js").Value} Value
 */

const personMost = 60;

/** What went wrong in which cell, in words. */
const wrong = signal({ cell: "", words: "" });
/** The cell that was set last. */
const touched = signal("");

/**
 * With its title and question over it.
 * @param {Held} row
 * @param {Column} column
 * @param {boolean} first
 */
export function cellView(row, column, first) {
  if (column.kind === "text") {
    const own = first ? {} : { cell: column.name };
    return html`<div class="cell">${editorView(row, { ...own, label: say(column.title), hint: say(column.question), rows: 2 })}</div>`;
  }
  const id = idOf(row, column);
  return html`<div class="cell asked" role="group" aria-labelledby=${`${id}-title`}>
    <span id=${`${id}-title`} lang=${languageIn(column.title)}>${say(column.title)}</span>
    ${say(column.question) ? html`<small>${say(column.question)}</small>` : nothing}
    ${controlView(row, column, say(column.title))} ${statusView(row, id)}
  </div>`;
}

/**
 * @param {Held} row
 * @param {Column} column
 */
function idOf(row, column) {
  return `${row.name}-${column.name}`;
}

/**
 * @param {Held} row
 * @param {string} id
 */
function statusView({ name, card }, id) {
  if (wrong.value.cell === id) return html`<p class="trouble" role="alert">${wrong.value.words}</p>`;
  if (touched.value !== id) return nothing;
  const kind = savedKind(!isOnItsWay(card.activity, name));
  return html`<p class="fine ${kind}" role="status">${kind === "saved" ? `✓ ${t("phone.status.saved_only")}` : t(`phone.status.${kind}`)}</p>`;
}

/**
 * The control alone.
 * @param {Held} row
 * @param {Column} column
 * @param {string} label
 * @param {{short?: boolean}} [options]  short: choices as a list that unfolds
 */
export function controlView(row, column, label, { short = false } = {}) {
  const value = valueOf(row, column);
  const set = (/** @type {Value} */ to) => void keepValue(row, column, to);
  if (column.kind === "choice") return short ? selectView(column, label, value, set) : choiceView(column, value, set);
  if (column.kind === "date") return dateView(label, value, set);
  return column.kind === "number" ? numberView(row, column, label, value) : personView(label, value, set);
}

/**
 * @param {Held} row
 * @param {Column} column
 * @param {Value} value
 */
async function keepValue(row, column, value) {
  if ((value === "" ? null : value) === valueOf(row, column)) return;
  const cell = idOf(row, column);
  touched.value = cell;
  wrong.value = { cell: "", words: "" };
  const answer = await setValue(row, column, value === "" ? null : value);
  if (!answer.ok) wrong.value = { cell, words: reason(answer.code, answer.details) };
}

/**
 * Buttons; the one that is on can be tapped again to choose none.
 * @param {Column} column
 * @param {Value} value
 * @param {(to: Value) => void} set
 */
function choiceView({ options }, value, set) {
  return html`<span class="cell-options">
    ${options.map(
      (option, n) => html`<button
        type="button"
        class="button"
        lang=${languageIn(option)}
        aria-pressed=${value === n}
        @click=${() => set(value === n ? null : n)}
      >
        ${value === n ? html`<span aria-hidden="true">✓&nbsp;</span>` : nothing}${say(option)}
      </button>`,
    )}
  </span>`;
}

/**
 * @param {Column} column
 * @param {string} label
 * @param {Value} value
 * @param {(to: Value) => void} set
 */
function selectView({ options }, label, value, set) {
  return html`<select
    class="field"
    aria-label=${label}
    @change=${(/** @type {Event} */ event) => set(typedIn(event) === "" ? null : Number(typedIn(event)))}
  >
    <option value="" .selected=${live(value === null)}></option>
    ${options.map((option, n) => html`<option value=${n} .selected=${live(value === n)}>${say(option)}</option>`)}
  </select>`;
}

/**
 * @param {string} label
 * @param {Value} value
 * @param {(to: Value) => void} set
 */
function dateView(label, value, set) {
  return html`<input
    class="field"
    type="date"
    aria-label=${label}
    .value=${String(value ?? "")}
    @change=${(/** @type {Event} */ event) => set(typedIn(event))}
  />`;
}

/**
 * The people in the workshop are offered, and anyone else can be written.
 * @param {string} label
 * @param {Value} value
 * @param {(to: Value) => void} set
 */
function personView(label, value, set) {
  return html`<input
    class="field"
    list="people"
    maxlength=${personMost}
    autocomplete="off"
    aria-label=${label}
    .value=${String(value ?? "")}
    @change=${(/** @type {Event} */ event) => set(typedIn(event))}
  />`;
}

/**
 * Once on the screen, for all fields of people: whoever is seen to be here, signed something here, or is named already.
 * @param {string} activity
 * @param {Column[]} columns
 */
export function peopleView(activity, columns) {
  const persons = columns.filter(({ kind }) => kind === "person");
  if (!persons.length) return nothing;
  const named = cardsOf(view.value, activity).flatMap(({ card }) => [
    ...(card.signed ?? "").split(", "),
    ...persons.map(({ name }) => String(card.values?.[name] ?? "")),
  ]);
  const names = new Set([...membersOf(view.value).map(({ seat }) => seat.name), ...named].filter((name) => name));
  return html`<datalist id="people">${[...names].map((name) => html`<option value=${name}></option>`)}</datalist>`;
}

/**
 * @param {Held} row
 * @param {Column} column
 * @param {string} label
 * @param {Value} value
 */
function numberView(row, column, label, value) {
  const set = (/** @type {Event} */ event) => {
    const number = numberIn(typedIn(event));
    if (number === undefined) wrong.value = { cell: idOf(row, column), words: reason("not_a_number") };
    else void keepValue(row, column, number);
  };
  return html`<input
    class="field number"
    inputmode="decimal"
    autocomplete="off"
    aria-label=${label}
    .value=${value === null ? "" : String(value).replace(".", t("phone.table.point"))}
    @change=${set}
  />`;
}

/** @param {Event} event */
function typedIn({ target }) {
  return /** @type {HTMLInputElement} */ (target).value.trim();
}

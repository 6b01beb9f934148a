/** What the moderator can do with a card of a canvas or a row of a table, beside what can be done with any card. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { view } from "../../board.js";
import { heapsOf } from "../../cards/heaps.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { act } from "../act.js";
import { aim, tools } from "../cards/tools.js";
import { saidView } from "../cards/translate.js";
import { activityIn, isSheet, titleOf } from "../kinds.js";
import { workshopIn } from "../steps.js";
import { linksFrom, linksTo } from "./links.js";

/**
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Table} Table
 */

const WORDS_MOST = 60;

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Canvas | Table} board
 * @param {Held} held
 */
export function cardTools(activity, board, held) {
  const { card } = held;
  const basic = tools(activity, /** @type {any} */ (board), held);
  if (card.binned || card.suggested || card.hidden) return basic;
  return html`${board.t === "canvas" ? saidView(card) : nothing} ${basic}
    <div class="card-tools">
      ${together(activity, held)} ${board.t === "canvas" ? toField(activity, board, held) : nothing}
      ${board.t === "canvas" && board.strengths ? strength(activity, board, held) : nothing} ${linking(activity, held)}
    </div>
    ${linked(activity, held)}`;
}

/**
 * @param {string} activity
 * @param {Held} held
 */
function together(activity, { name, card }) {
  const aimAt = (/** @type {"group" | "merge"} */ kind) => (aim.value = { kind, activity, card: name });
  return html`${card.under
    ? button("ungroup", () => act({ t: "card.group", activity, card: name, under: "" }))
    : button("group", () => aimAt("group"))}
  ${button("merge", () => aimAt("merge"))}`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Held} held
 */
function toField(activity, canvas, { name, card }) {
  const fields = canvas.fields.filter((field) => !field.single);
  if (fields.length < 2) return nothing;
  const move = (/** @type {Event} */ event) => act({ t: "card.move", activity, card: name, field: valueOf(event) });
  return html`<label class="card-choice">
    <span>${t("console.figure.move_to")}</span>
    <select class="field" @change=${move}>
      ${fields.map((field) => html`<option value=${field.name} .selected=${live(field.name === card.field)}>${say(field.title)}</option>`)}
    </select>
  </label>`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Held} held
 */
function strength(activity, { strengths }, { name, card }) {
  const weigh = (/** @type {Event} */ event) =>
    act({ t: "canvas.strength", activity, card: name, value: Number(valueOf(event)) || null });
  return html`<label class="card-choice">
    <span>${t("console.figure.strength")}</span>
    <select class="field" @change=${weigh}>
      <option value="" .selected=${live(card.value === null)}>–</option>
      ${Array.from({ length: strengths }, (_, i) => html`<option value=${i + 1} .selected=${live(card.value === i + 1)}>${i + 1}</option>`)}
    </select>
  </label>`;
}

/**
 * To any card that people have seen, of any activity.
 * @param {string} activity
 * @param {Held} held
 */
function linking(activity, { name, id, card }) {
  const link = (/** @type {Event} */ event) => {
    const to = valueOf(event);
    /** @type {HTMLSelectElement} */ (event.target).value = "";
    return to && act({ t: "card.link", activity, card: name, to, linked: true });
  };
  const there = (workshopIn(view.value)?.agenda ?? []).flatMap((within) => {
    const found = activityIn(view.value, within);
    if (!isSheet(found) || !found.opened) return [];
    const cards = heapsOf(view.value, within).filter((other) => other.id !== id && wordsOf(other.card).trim());
    const free = cards.filter((other) => !card.links.includes(`${within}/${other.name}`));
    return free.length ? [{ within, title: titleOf(found), cards: free }] : [];
  });
  if (!there.length) return nothing;
  return html`<label class="card-choice">
    <span>${t("console.figure.link")}</span>
    <select class="field" @change=${link}>
      <option value="">…</option>
      ${there.map(
        ({ within, title, cards }) => html`<optgroup label=${title}>
          ${cards.map((other) => html`<option value=${`${within}/${other.name}`}>${wordsOf(other.card).slice(0, WORDS_MOST)}</option>`)}
        </optgroup>`,
      )}
    </select>
  </label>`;
}

/**
 * Both ways: where it leads, and what leads to it.
 * @param {string} activity
 * @param {Held} held
 */
function linked(activity, { name, card }) {
  const [forth, back] = [linksFrom(view.value, card), linksTo(view.value, `${activity}/${name}`)];
  if (!forth.length && !back.length) return nothing;
  return html`<ul class="card-links">
    ${forth.map(
      ({ to, card: other }) => html`<li>
        <span>→ ${wordsOf(other)}</span>
        <button type="button" class="button small" @click=${() => act({ t: "card.link", activity, card: name, to, linked: false })}>
          ${t("console.figure.unlink")}
        </button>
      </li>`,
    )}
    ${back.map(({ card: other }) => html`<li><span>← ${wordsOf(other)}</span></li>`)}
  </ul>`;
}

/**
 * @param {string} name
 * @param {() => unknown} onPress
 */
function button(name, onPress) {
  return html`<button type="button" class="button" @click=${onPress}>${t(`console.card.${name}`)}</button>`;
}

/** @param {Event} event */
function valueOf({ target }) {
  return /** @type {HTMLSelectElement} */ (target).value;
}

/** A card of a canvas, or the row of a table, on the console: its face, and all that can be done with it beneath. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { view } from "../../board.js";
import { handle } from "../../cards/handle.js";
import { signature } from "../../cards/signature.js";
import { wordsOf } from "../../text/words.js";
import { writersOf } from "../../text/writing.js";
import { t } from "../../texts.js";
import { aim, hit, unfold, unfolded } from "../cards/tools.js";
import { saidView } from "../cards/translate.js";
import { linksFrom, linksTo } from "./links.js";
import { cardTools } from "./tools.js";

/**
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Table} Table
 */

/**
 * Reads signals.
 * @param {Held} held
 * @param {string} activity
 * @param {Canvas | Table} board
 * @param {string} [head]  where cards can be dragged: the name of the one it lies under
 * @param {unknown} [beneath]
 */
export function cardRow(held, activity, board, head, beneath = nothing) {
  const { id, name, card } = held;
  const aimed = aim.value;
  const open = !aimed && unfolded.value === id;
  const moves = head !== undefined && !aimed;
  const marks = [head ? "lower" : "", board.spotlight === name ? "large" : "", aimed?.card === name ? "aimed" : ""];
  return html`<li class="card-row ${marks.join(" ")}" data-card=${moves ? name : nothing} data-under=${head || nothing}>
    <button
      type="button"
      class="card-face"
      data-grip=${moves ? "" : nothing}
      aria-expanded=${aimed ? nothing : open}
      @click=${(/** @type {Event} */ event) => (aimed ? aimed.card !== name && hit(name) : unfoldHere(id, event))}
    >
      <span class="card-words" data-words>${wordsOf(card)}</span>
      ${saidView(card)}
      <span class="card-marks">${marksOf(held, activity, board)}</span>
      ${moves ? handle : nothing}
    </button>
    ${beneath} ${open ? cardTools(activity, board, held) : nothing}
  </li>`;
}

/**
 * The tools come under the card, and must not be looked for under the edge of the screen.
 * @param {string} id
 * @param {Event} event
 */
function unfoldHere(id, { currentTarget }) {
  unfold(id);
  const opened = /** @type {HTMLElement} */ (currentTarget).closest("li");
  requestAnimationFrame(() => opened?.scrollIntoView({ block: "nearest" }));
}

/**
 * @param {Held | Heap} held
 * @param {string} activity
 * @param {Canvas | Table} board
 */
function marksOf(held, activity, board) {
  const { id, name, card } = held;
  const writers = writersOf(id).map((writer) => writer.name || t("console.card.someone"));
  const linked = linksTo(view.value, `${activity}/${name}`).length + linksFrom(view.value, card).length;
  const words = [
    board.phase === "shown" && board.dots && "dots" in held ? `● ${held.dots}` : "",
    board.t === "canvas" && board.strengths && card.value !== null ? t("console.figure.strength_is", { n: card.value }) : "",
    board.picked.includes(name) ? `✓ ${t("console.card.goes_on")}` : "",
    board.spotlight === name ? t("console.card.is_large") : "",
    card.pinned ? t("console.card.pinned") : "",
    linked ? `↔ ${linked}` : "",
    writers.length ? `✎ ${writers.join(", ")}` : "",
    signature(card),
  ];
  return words.filter((word) => word).join(" · ");
}

/**
 * Cards apart: suggested, hidden, or in the bin.
 * @param {"suggested" | "hidden" | "bin"} name
 * @param {Held[]} cards
 * @param {string} activity
 * @param {Canvas | Table} board
 */
export function cardPart(name, cards, activity, board) {
  if (!cards.length) return nothing;
  return html`<details class="cards-part" ?open=${name === "suggested"}>
    <summary>${t(`console.cards.${name}`, { n: cards.length })}</summary>
    <ul class="card-rows">
      ${repeat(cards, ({ id }) => id, (held) => cardRow(held, activity, board))}
    </ul>
  </details>`;
}

/** @param {string} activity */
export function aiming(activity) {
  const aimed = aim.value;
  const card = aimed && view.value.get(`card/${activity}/${aimed.card}`);
  if (!aimed || card?.t !== "card") return nothing;
  return html`<div class="aiming" role="status">
    <p>${t(`console.aim.${aimed.kind}`)} <b>${wordsOf(card)}</b></p>
    <button type="button" class="button" @click=${() => (aim.value = null)}>${t("console.cancel")}</button>
  </div>`;
}

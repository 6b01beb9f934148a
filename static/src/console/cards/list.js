/** The cards of an activity on the console: suggestions first, then all that hang on the wall, the hidden, and the bin. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { view } from "../../board.js";
import { draggable } from "../../cards/dragging.js";
import { handle } from "../../cards/handle.js";
import { cardsOf, heapsOf } from "../../cards/heaps.js";
import { commandsOf, dropAt } from "../../cards/places.js";
import { signature } from "../../cards/signature.js";
import { wordsOf } from "../../text/words.js";
import { writersOf } from "../../text/writing.js";
import { t } from "../../texts.js";
import { act } from "../act.js";
import { aim, hit, tools, unfold, unfolded } from "./tools.js";
import { saidView } from "./translate.js";

/**
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../records.js").Cards} Cards
 * @typedef {import("../../records.js").Rating} Rating
 */

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Cards} board
 */
export function cardList(activity, board) {
  const all = cardsOf(view.value, activity);
  const open = all.filter(({ card }) => !card.binned);
  return html`${aiming(all)}
    ${part("suggested", open.filter(({ card }) => card.suggested), activity, board)}
    ${table(heapsOf(view.value, activity), activity, board)}
    ${part("hidden", open.filter(({ card }) => card.hidden && !card.suggested), activity, board)}
    ${part("bin", all.filter(({ card }) => card.binned), activity, board)}`;
}

/**
 * @param {string} name
 * @param {Held[]} cards
 * @param {string} activity
 * @param {Cards} board
 */
function part(name, cards, activity, board) {
  if (!cards.length) return nothing;
  return html`<details class="cards-part" ?open=${name === "suggested"}>
    <summary>${t(`console.cards.${name}`, { n: cards.length })}</summary>
    ${rows(cards, activity, board)}
  </details>`;
}

/**
 * What hangs on the wall, in its order, which dragging changes. Reads signals.
 * @param {Heap[]} heaps
 * @param {string} activity
 * @param {Cards} board
 */
function table(heaps, activity, board) {
  const cards = heaps.flatMap((heap) => [{ held: heap, head: "" }, ...heap.under.map((held) => ({ held, head: heap.name }))]);
  const now = () => heapsOf(view.peek(), activity);
  const dragging = draggable({
    dropAt: (card, spot) => dropAt(now(), card, spot),
    onDrop: (drop) => act(...commandsOf(activity, now(), drop)),
  });
  return html`<ul class="card-rows" data-field="" @pointerdown=${dragging}>
    ${repeat(cards, ({ held }) => held.id, ({ held, head }) => row(held, activity, board, head))}
  </ul>`;
}

/**
 * Reads signals.
 * @param {Held[]} cards
 * @param {string} activity
 * @param {Cards | Rating} board
 */
export function rows(cards, activity, board) {
  return html`<ul class="card-rows">
    ${repeat(cards, ({ id }) => id, (held) => row(held, activity, board))}
  </ul>`;
}

/**
 * @param {Held} held
 * @param {string} activity
 * @param {Cards | Rating} board
 * @param {string} [head]  where cards can be dragged: the name of the one it lies under
 */
function row(held, activity, board, head) {
  const { id, name, card } = held;
  const aimed = aim.value;
  const open = !aimed && unfolded.value === id;
  const source = aimed?.card === name;
  const large = board.spotlight === name;
  const moves = head !== undefined && !aimed;
  return html`<li
    class="card-row ${head ? "lower" : ""} ${large ? "large" : ""} ${source ? "aimed" : ""}"
    data-card=${moves ? name : nothing}
    data-under=${head || nothing}
  >
    <button
      type="button"
      class="card-face"
      id=${`card-${name}`}
      data-grip=${moves ? "" : nothing}
      aria-expanded=${aimed ? nothing : open}
      @click=${(/** @type {Event} */ event) => (aimed ? !source && hit(name) : unfoldHere(id, event))}
    >
      ${card.number === undefined || card.field ? nothing : html`<span class="card-number">${card.number}</span>`}
      <span class="card-words" data-words>${wordsOf(card)}</span>
      ${saidView(card)}
      <span class="card-marks">${marks(held, board)}</span>
      ${moves ? handle : nothing}
    </button>
    ${open ? tools(activity, board, held) : nothing}
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
 * A heap has one sum of dots, on the card it lies under.
 * @param {Held | Heap} held
 * @param {Cards | Rating} board
 */
function marks(held, board) {
  const { id, name, card } = held;
  const writers = writersOf(id).map((writer) => writer.name || t("console.card.someone"));
  const words = [
    board.t === "cards" && board.phase === "shown" && board.dots && "dots" in held ? `● ${held.dots}` : "",
    board.t === "cards" && board.picked.includes(name) ? `✓ ${t("console.card.goes_on")}` : "",
    board.spotlight === name ? t("console.card.is_large") : "",
    card.pinned ? t("console.card.pinned") : "",
    writers.length ? `✎ ${writers.join(", ")}` : "",
    signature(card),
  ];
  return words.filter((word) => word).join(" · ");
}

/** @param {Held[]} all */
function aiming(all) {
  const aimed = aim.value;
  const held = aimed && all.find(({ name }) => name === aimed.card);
  if (!aimed || !held) return nothing;
  return html`<div class="aiming" role="status">
    <p>${t(`console.aim.${aimed.kind}`)} <b>${wordsOf(held.card)}</b></p>
    <button type="button" class="button" @click=${() => (aim.value = null)}>${t("console.cancel")}</button>
  </div>`;
}

/** One card, opened: its words, and everything that can be done with it by a tap. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { record } from "../../board.js";
import { commandsOf, step } from "../../cards/places.js";
import { send } from "../../outbox.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { editorView } from "./editor.js";
import { tagsOf } from "./item.js";
import { besideOf, mayTouch } from "./own.js";
import { translationsView } from "./said.js";

/**
 * @typedef {import("./own.js").Board} Board
 * @typedef {import("../../records.js").Card} Card
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

/** The id of the card that is open, and of the one that looks for another to lie under. */
export const opened = signal("");
export const grouping = signal("");

let leftAt = 0;

/** @param {Held} held */
export function openCard({ id }) {
  leftAt = scrollY;
  opened.value = id;
}

/** Back to where the list was left. */
export function closeCard() {
  const name = opened.peek().split("/").pop();
  opened.value = "";
  requestAnimationFrame(() => {
    scrollTo(0, leftAt);
    document.getElementById(`open-${name}`)?.focus({ preventScroll: true });
  });
}

/**
 * The card that is open in this activity, if it is still there.
 * @param {string} activity
 * @returns {Held | undefined}
 */
export function openedIn(activity) {
  return heldIn(activity, opened.value);
}

/**
 * @param {string} activity
 * @returns {Held | undefined}
 */
export function groupingIn(activity) {
  return heldIn(activity, grouping.value);
}

/**
 * @param {string} activity
 * @param {string} id
 */
function heldIn(activity, id) {
  const card = /** @type {Card | undefined} */ (id.startsWith(`card/${activity}/`) ? record(id) : undefined);
  return card && { id, name: id.slice(`card/${activity}/`.length), card };
}

/**
 * @param {string} activity
 * @param {Board} board
 * @param {Held} held
 * @param {{more?: unknown, back?: string}} [options]  more: other things that can be done with it; back: where to
 */
export function sheetView(activity, board, held, { more = nothing, back = t("phone.cards.back") } = {}) {
  const { card } = held;
  const tags = tagsOf(card).join(" · ");
  return html`<section class="sheet">
    <button type="button" class="button quiet back" @click=${closeCard}>
      <span aria-hidden="true">‹</span> ${back}
    </button>
    ${tags ? html`<p class="tags">${tags}</p>` : nothing}
    ${mayTouch(board, card) ? editorView(held) : html`<p class="lead words" lang=${card.language || nothing}>${wordsOf(card)}</p>`}
    ${translationsView(activity, board, held)}
    ${mayTouch(board, card) ? ways(activity, held) : asideWords(card)}
    ${more} ${binView(activity, board, held)}
  </section>`;
}

/** @param {Card} card */
export function asideWords({ hidden, suggested }) {
  if (hidden) return html`<p class="note">${t("phone.cards.hidden_why")}</p>`;
  return suggested ? html`<p class="note">${t("phone.cards.suggested_why")}</p>` : nothing;
}

/**
 * @param {string} activity
 * @param {Held} held
 */
export function ways(activity, { id, name, card }) {
  if (card.binned || card.field.includes("/")) return nothing; // the two lists of a rating stand as they came
  const heaps = besideOf(activity, card);
  const lies = card.under && !heaps.some((heap) => heap.name === name);
  return html`<div class="ways">
    ${lies
      ? way(t("phone.cards.take_out"), () => send({ t: "card.group", activity, card: name, under: "" }))
      : html`${stepWay("up", activity, heaps, name)} ${stepWay("down", activity, heaps, name)}
        ${way(t("phone.cards.group"), () => lookForHead(id), heaps.length > 1)}`}
  </div>`;
}

/**
 * @param {string} words
 * @param {() => unknown} go
 * @param {boolean} [possible]
 */
function way(words, go, possible = true) {
  return html`<button type="button" class="button" aria-disabled=${!possible} @click=${() => possible && go()}>
    ${words}
  </button>`;
}

/**
 * @param {"up" | "down"} to
 * @param {string} activity
 * @param {import("../../cards/heaps.js").Heap[]} heaps
 * @param {string} card
 */
function stepWay(to, activity, heaps, card) {
  const drop = step(heaps, card, to === "up" ? -1 : 1);
  const go = () => drop && commandsOf(activity, heaps, drop).forEach((command) => void send(command));
  return way(t(`phone.cards.${to}`), go, drop !== null);
}

/** @param {string} id */
function lookForHead(id) {
  grouping.value = id;
  closeCard();
}

/**
 * The card lies under that one from now on.
 * @param {string} activity
 * @param {Held} card
 * @param {Held} head
 */
export function groupUnder(activity, card, head) {
  if (card.id !== head.id) void send({ t: "card.group", activity, card: card.name, under: head.name });
  grouping.value = "";
}

/**
 * @param {string} activity
 * @param {Board} board
 * @param {Held} held
 */
export function binView(activity, board, { name, card }) {
  if (!card.mine || !mayTouch(board, card)) return nothing;
  const put = () => {
    void send({ t: "card.bin", activity, card: name, binned: !card.binned });
    closeCard();
  };
  return html`<button type="button" class="button wide bin" @click=${put}>
    ${t(card.binned ? "phone.cards.out_of_bin" : "phone.cards.to_bin")}
  </button>`;
}

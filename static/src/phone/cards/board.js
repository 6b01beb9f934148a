/** A board of cards on the phone: writing, looking, giving dots, and what came of it. */

import { html, nothing } from "lit-html";

import { record } from "../../board.js";
import { draggable } from "../../cards/dragging.js";
import { commandsOf, dropAt } from "../../cards/places.js";
import { send } from "../../outbox.js";
import { wordsOf } from "../../text/words.js";
import { languageIn, say, t } from "../../texts.js";
import { agreeView } from "../agree.js";
import { groupView, ownGroup } from "../group.js";
import { composeView, isComposing } from "./compose.js";
import { giveView, leftView, progressView } from "./dots.js";
import { addedView, cardView, heapView } from "./item.js";
import { listView } from "./list.js";
import { addedOf, canTakeBack, mayTouch, tableOf, takeBack } from "./own.js";
import { resultView } from "./result.js";
import { saidView } from "./said.js";
import { sparksView } from "./sparks.js";
import { teamsView } from "./teams.js";
import { grouping, groupingIn, groupUnder, openCard, openedIn, sheetView } from "./sheet.js";

/**
 * @typedef {import("../../records.js").Cards} Cards
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

/**
 * @param {string} activity
 * @param {Cards} board
 */
export function cardsView(activity, board) {
  const held = openedIn(activity);
  if (held && board.phase !== "voting") return sheetView(activity, board, held);
  return html`${aboutView(activity, board)} ${phaseView(activity, board)}`;
}

/**
 * Who works here, what there is to do, and what the hall reads just now.
 * @param {string} activity
 * @param {Cards} board
 */
export function aboutView(activity, board) {
  return html`
    ${board.groups ? teamsView(activity, board) : looksForGroup(board) ? groupView() : nothing}
    ${isAsking(board) && say(board.task) ? html`<p class="task" lang=${languageIn(board.task)}>${say(board.task)}</p>` : nothing}
    ${spotlightView(activity, board)}
  `;
}

/** Now the wall says who is where; whoever is in no group yet is not told so before there is work for groups. @param {Cards} board */
function looksForGroup({ phase, picked }) {
  return phase === "shown" && picked.length > 0 && ownGroup() !== "";
}

/** Only as long as one may write, now or soon, is the task what there is to do. @param {Cards} board */
function isAsking({ phase }) {
  return phase === "open" || phase === "closed";
}

/**
 * What stays at the thumb.
 * @param {string} activity
 * @param {Cards} board
 */
export function cardsFoot(activity, board) {
  if (openedIn(activity) && board.phase !== "voting") return nothing;
  if (board.phase === "voting") return leftView(activity, board);
  const agreeing = board.agree && !isComposing(activity) ? agreeView(activity) : nothing;
  if (board.phase !== "open" || groupingIn(activity)) return agreeing;
  return html`${composeView(activity, { label: t("phone.cards.write"), beside: takeBackButton(activity), quiet: board.agree })} ${agreeing}`;
}

/** Is the keyboard on the screen, so that everything else makes room? @param {string} activity */
export function isWriting(activity) {
  return isComposing(activity);
}

/**
 * @param {string} activity
 * @param {string} [kind]  class
 */
export function takeBackButton(activity, kind = "") {
  if (!canTakeBack(activity)) return nothing;
  return html`<button type="button" class="button take-back ${kind}" @click=${() => takeBack(activity)}>
    <span aria-hidden="true">↶</span> ${t("phone.cards.take_back")}
  </button>`;
}

/**
 * @param {string} activity
 * @param {Cards} board
 */
function phaseView(activity, board) {
  if (board.phase === "closed") return promiseView(board);
  if (groupingIn(activity) && board.phase !== "shown" && board.phase !== "voting") return lyingView(activity, board);
  return html`${promiseView(board)} ${lyingView(activity, board)}`;
}

/** What may be done now, and what will be seen of it. @param {Cards} board */
export function promiseView(board) {
  if (board.phase === "shown") return html`<p class="task">${t(afterwards(board))}</p>`;
  if (board.phase === "closed") return html`<p class="lead">${t("phone.cards.closed")}</p>`;
  if (board.phase === "voting") return html`<p class="promise">${t(board.stack ? "phone.dots.how" : "phone.dots.how_single")}</p>`;
  return html`<p class="promise">${t(board.phase === "open" ? `phone.cards.${board.who}` : "phone.cards.locked")}</p>`;
}

/**
 * What lies on the table.
 * @param {string} activity
 * @param {Cards} board
 */
export function lyingView(activity, board) {
  if (board.phase === "shown") return resultView(activity, board);
  if (board.phase === "voting") return votingView(activity, board);
  const search = groupingIn(activity);
  return search ? searchView(activity, search) : tableView(activity, board);
}

/** What happens now that all is on the table. @param {Cards} board */
function afterwards({ picked, dots }) {
  if (picked.length) return ownGroup() ? "phone.cards.find_group" : "phone.cards.wait";
  return dots ? "phone.phase.cards.shown" : "phone.cards.locked";
}

/**
 * @param {string} activity
 * @param {Cards} board
 */
function tableView(activity, board) {
  const { heaps, aside } = tableOf(activity);
  const added = addedOf(activity);
  return html`
    ${board.phase === "open" ? sparksView(activity, "", board.sparks, heaps) : nothing}
    ${heaps.length || aside.length || added.length ? nothing : html`<p class="lead">${t("phone.cards.none")}</p>`}
    ${heaps.length > 1 && board.phase === "open"
      ? listView(heaps, (heap) => heapView(heap, { choose: openCard, moves: (card) => mayTouch(board, card) }), drag(activity))
      : listView(heaps, (heap) => heapView(heap, { choose: openCard }))}
    ${added.map(({ text }) => addedView(text))}
    ${aside.length
      ? html`<h2 class="aside-title">${t("phone.cards.aside")}</h2>
          ${aside.map((held) => cardView(held, openCard))}`
      : nothing}
  `;
}

/** @param {string} activity */
function drag(activity) {
  const heaps = () => tableOf(activity).heaps;
  return draggable({
    dropAt: (card, spot) => dropAt(heaps(), card, spot),
    onDrop: (drop) => commandsOf(activity, heaps(), drop).forEach((command) => void send(command)),
  });
}

/**
 * @param {string} activity
 * @param {Held} search
 * @param {Heap[]} [heaps]  where it looks
 */
export function searchView(activity, search, heaps = tableOf(activity).heaps) {
  const choose = (/** @type {Held} */ head) => groupUnder(activity, search, head);
  const others = heaps.filter(({ name }) => name !== search.name);
  return html`<section class="note">
      <p><b>${t("phone.cards.group_with")}</b></p>
      <p class="kept-words">${wordsOf(search.card)}</p>
      <button type="button" class="button" @click=${() => (grouping.value = "")}>${t("phone.cards.cancel")}</button>
    </section>
    ${listView(others, (heap) => heapView(heap, { choose }))}`;
}

/**
 * @param {string} activity
 * @param {Cards} board
 */
function votingView(activity, board) {
  const { heaps } = tableOf(activity);
  return html`${progressView(activity)}
    ${listView(heaps, (heap) => heapView(heap, { beside: giveView(activity, board, heap) }))}`;
}

/**
 * What the hall reads on the wall right now.
 * @param {string} activity
 * @param {{spotlight: string}} board
 */
export function spotlightView(activity, board) {
  const card = board.spotlight && record(`card/${activity}/${board.spotlight}`);
  if (!card) return nothing;
  return html`<section class="spotlight">
    <h2>${t("phone.cards.on_the_wall")}</h2>
    <p class="lead words" lang=${card.language || nothing}>${wordsOf(card)}</p>
    ${saidView(card)}
  </section>`;
}

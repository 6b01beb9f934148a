/** Cards on the wall: coming in, waiting for the dots, and with their dots. */
import { html, nothing } from "lit-html";
import { present, record, view } from "../../board.js";
import { fieldSign } from "../../canvas/signs.js";
import { heapsOf, manyIn, ranked } from "../../cards/heaps.js";
import { signature } from "../../cards/signature.js";
import { allWordsOf, translated } from "../../cards/translated.js";
import { leaf, treeName } from "../../groups/trees.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { clock } from "../clock.js";
import { foot, whoIsHere } from "../foot.js";
import { part } from "../part.js";
import { inTongues, lengthIn } from "../tongues.js";
import { hanging } from "./hanging.js";

/**
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("../../cards/heaps.js").Ranked} Ranked
 * @typedef {import("../../records.js").Cards} Cards
 */

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Collecting} scene
 */
export function cards(scene) {
  const { activity, board } = scene;
  const heaps = heapsOf(view.value, activity);
  const voted = board.phase === "shown" && board.dots > 0;
  const ranking = voted ? ranked(heaps) : [];
  const most = ranking[0]?.heap.dots ?? 0;
  const places = new Map(ranking.map((one) => [one.heap.name, one]));
  const { list, words } = hanging(
    `${activity}/${board.phase}`,
    voted ? ranking.map(({ heap }) => heap) : heaps,
    (heap) => resultOf(board, places.get(heap.name), most),
    voted,
  );
  return html`<main class="stage cards">
    <header class="wall-head">${part(scene)}<p class="turning-page">${words}</p>${clock()}</header>
    <h1 class="cards-title ${lengthIn(board.title) > 60 ? "long" : ""}">${inTongues(board.title)}</h1>
    <p class="cards-task">${taskOf(board)}</p>
    ${list}
    ${foot(counts(activity, board, heaps))}
  </main>`;
}

/** @param {{ phase: string, task: import("../../boot.js").SaidIn, dots: number, stack: boolean }} board */
export function taskOf({ phase, task, dots, stack }) {
  if (phase === "voting") return t(stack ? "wall.cards.give" : "wall.cards.give_one_each", { n: dots });
  if (phase === "shown") return "";
  return inTongues(task);
}

/**
 * Cards without dots say nothing of it: there would be many of them, and nothing to read.
 * @param {Cards} board
 * @param {Ranked | undefined} place
 * @param {number} most  dots of one card
 */
function resultOf({ picked }, place, most) {
  if (!place) return undefined;
  const { heap, from, to } = place;
  const goes = picked.includes(heap.name);
  if (!heap.dots && !goes) return undefined;
  return { dots: heap.dots, most, place: heap.dots ? placeWords(from, to) : "", picked: goes };
}

/**
 * @param {number} from
 * @param {number} to
 */
function placeWords(from, to) {
  return from === to ? t("wall.cards.place", { n: from }) : t("wall.cards.tie", { from, to });
}

/**
 * @param {string} activity
 * @param {Cards} board
 * @param {Heap[]} heaps
 */
function counts(activity, { phase, dots }, heaps) {
  const written = html`<span><b>${t("wall.cards.count", { n: manyIn(heaps) })}</b></span>`;
  return html`<p>${phase === "voting" ? dotsUsed(activity) : written} ${whoIsHere()}</p>
    ${phase === "locked" ? html`<p>${t("wall.cards.locked")}</p>` : nothing}
    ${phase === "shown" && dots ? html`<p>${t("wall.cards.by_dots")}</p>` : nothing}`;
}

/** Reads signals. @param {string} activity */
export function dotsUsed(activity) {
  const count = record(`count/${activity}/dots`);
  const [done, begun] = [count?.done ?? 0, count?.begun ?? 0];
  const of = present(done + begun);
  return html`<span><b>${t("wall.of", { n: done, of })}</b> ${t("wall.cards.used")}</span>`;
}

/**
 * One card, very large. Reads signals.
 * @param {import("../scene.js").Spotlight} scene
 */
export function spotlight(scene) {
  const { activity, board } = scene;
  const card = /** @type {import("../../records.js").Card} */ (view.value.get(`card/${activity}/${board.spotlight}`));
  return html`<main class="stage spotlight">
    <header class="wall-head">${part(scene)}<p class="wall-about">${inTongues(board.title)}</p>${clock()}</header>
    <div class="spotlight-card"><div class="spotlight-inside" data-holds>
      ${standsIn(board, card)}
      <h1 class="spotlight-words ${sizeOf(allWordsOf(card))}"><span lang=${card.language || nothing}>${wordsOf(card)}</span>${translated(card)}</h1>
      <p class="spotlight-foot">${[card.number, signature(card)].filter((known) => known).join(" · ")}</p>
    </div></div>
    ${foot(board.phase === "voting" ? html`<p>${dotsUsed(activity)} ${whoIsHere()}</p>` : html`<p>${whoIsHere()}</p>`)}
  </main>`;
}

/**
 * Whose it is, and in which field.
 * @param {import("../scene.js").Spotlight["board"]} board
 * @param {import("../../records.js").Card} card
 */
function standsIn(board, { team, field }) {
  const found = board.t === "canvas" ? board.fields.find(({ name }) => name === field) : undefined;
  if (!found && !team) return nothing;
  return html`<p class="spotlight-place">
    ${found ? html`<span class="tone-${found.tone || "plain"}">${fieldSign(found.sign)}${say(found.title)}</span>` : nothing}
    ${team ? html`<span class="tree-${team}">${leaf(team)}${treeName(team)}</span>` : nothing}
  </p>`;
}

/** @param {string} words */
function sizeOf(words) {
  if (words.length <= 60) return "huge";
  if (words.length <= 130) return "large";
  return words.length <= 260 ? "middle" : "small";
}

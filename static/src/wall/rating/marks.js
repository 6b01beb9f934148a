/** How all have marked one card: they stand on its line from −5 to +5, and under it is where it stood months ago. */
import { html, nothing, svg } from "lit-html";
import { view } from "../../board.js";
import { ratedCards } from "../../cards/rated.js";
import { allWordsOf, translated } from "../../cards/translated.js";
import { signed } from "../../cards/value.js";
import { dayWords, earlierOf, sidesIn } from "../../earlier.js";
import { countedNow } from "../../line/counted.js";
import { Floor } from "../../line/floor.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { clock } from "../clock.js";
import { COUNTED } from "../earlier.js";
import { foot, whoIsHere } from "../foot.js";
import { part } from "../part.js";
import { smallerFor } from "../scene.js";
import { pageWords, turns } from "../turning.js";
import { marksApart } from "./apart.js";
import { arrows, changesOf } from "./change.js";
import { ends } from "./ends.js";

/** @typedef {import("../../cards/rated.js").RatedCard} RatedCard */

const VALUES = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];
/** The whole width of the wall in units of the drawing, and the ends of the line in it. */
const WIDE = 1920;
const EDGE = 108;

const floor = new Floor();

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Rated} scene
 */
export function marks(scene) {
  const { activity, board } = scene;
  const latest = board.spread[board.spread.length - 1];
  const card = ratedCards(view.value, activity, board).find(({ held }) => held.name === latest);
  if (!card) return nothing;
  const sides = sidesIn(view.value, `count/${activity}/${latest}`);
  const pages = sides.length > 1 ? 2 : 1;
  const page = turns.value % pages;
  return html`<main class="stage marks">
    <header class="wall-head">${part(scene)}<p class="turning-page">${pageWords(page, pages)}</p>${clock()}</header>
    <h1 class="wall-statement ${smallerFor(allWordsOf(card.held.card).length)}">
      <b class="marks-number">${card.number}</b> ${wordsOf(card.held.card)} ${translated(card.held.card)}
    </h1>
    ${page ? marksApart(sides) : all(card)} ${scaleNumbers()}
    <div class="floor-ends">${ends(board)}</div>
    ${page ? nothing : change(activity, card)}
    ${foot(html`<p><span>${t("wall.rating.people", { n: sum(card.marks) })}</span>${whoIsHere()}</p>`)}
  </main>`;
}

/** @param {RatedCard} card */
function all({ marks: counted }) {
  return floor.show(countedNow(counted, "sea"), { ...COUNTED, body: 7, words: t("wall.line.people", { n: sum(counted) }) });
}

/** Under the ticks of the line. */
export function scaleNumbers() {
  return html`<p class="marks-scale" aria-hidden="true">${VALUES.map((value) => html`<span>${signed(value)}</span>`)}</p>`;
}

/**
 * @param {string} activity
 * @param {RatedCard} card
 */
function change(activity, card) {
  const earlier = earlierOf(view.value, activity);
  const key = nowWords(card, earlier !== undefined && card.then !== undefined);
  const words = card.stands === null ? nothing : html`<span class="then-now">${t(key, { value: signed(card.stands) })}</span>`;
  if (!earlier || card.then === undefined) return html`<p class="then-words">${words}</p>`;
  const { drawing, height } = arrows(changesOf([card]), (value) => EDGE + ((value + 5) / 10) * (WIDE - 2 * EDGE), { y: 0, r: 26 });
  return html`<div class="marks-change">
    <p class="then-words"><span>${t("wall.rating.then", { day: dayWords(earlier.day), value: signed(card.then) })}</span> ${words}</p>
    <svg viewBox=${`0 0 ${WIDE} ${height}`} aria-hidden="true">${svg`${drawing}`}</svg>
  </div>`;
}

/**
 * @param {RatedCard} card
 * @param {boolean} compared  with then
 */
function nowWords({ value }, compared) {
  if (value !== null) return "wall.rating.now";
  return compared ? "wall.rating.now_mean" : "wall.rating.mean";
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((whole, n) => whole + n, 0);
}

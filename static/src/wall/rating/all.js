/** Everyone rates every card: all of them on one leaf, and how many have rated each. */
import { html, nothing } from "lit-html";
import { present, view } from "../../board.js";
import { ratedCards } from "../../cards/rated.js";
import { translated } from "../../cards/translated.js";
import { signed } from "../../cards/value.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { clock } from "../clock.js";
import { earlierWords } from "../earlier.js";
import { foot, whoIsHere } from "../foot.js";
import { part } from "../part.js";
import { inTongues } from "../tongues.js";
import { turning } from "../turning.js";

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Rated} scene
 */
export function everyCard(scene) {
  const { activity, board } = scene;
  const cards = ratedCards(view.value, activity, board);
  return html`<main class="stage rating">
    <header class="wall-head">${part(scene)}${clock()}</header>
    <h1 class="cards-title">${inTongues(board.title)}</h1>
    <p class="cards-task">${inTongues(board.task)}</p>
    ${turning(cards.map(one), "every-card")}
    ${foot(html`<p>${whoIsHere()}</p>${earlierWords(activity, 0, false)}`)}
  </main>`;
}

/** @param {import("../../cards/rated.js").RatedCard} card */
function one({ held, number, rated, value }) {
  return html`<li>
    <b class="note-number">${number}</b>
    <span class="every-words">${wordsOf(held.card)} ${translated(held.card)}</span>
    <span class="every-far">${t("wall.rating.rated", { n: rated, of: Math.max(present(), rated) })}</span>
    ${value === null ? nothing : html`<b class="every-value">${signed(value)}</b>`}
  </li>`;
}

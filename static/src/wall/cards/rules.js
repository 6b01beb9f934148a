/** A sheet of rules: all of them at once, large, without numbers, and how many agree. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { view } from "../../board.js";
import { writing } from "../../canvas/card.js";
import { settle } from "../../canvas/settle.js";
import { heapsOf, oneByOne } from "../../cards/heaps.js";
import { allWordsOf, translated } from "../../cards/translated.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { agreedWords } from "../agreed.js";
import { clock } from "../clock.js";
import { foot, whoIsHere } from "../foot.js";
import { part } from "../part.js";
import { inTongues } from "../tongues.js";
import { turns } from "../turning.js";
import { taskOf } from "./cards.js";

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Collecting} scene
 */
export function rules(scene) {
  const { activity, board } = scene;
  const all = oneByOne(heapsOf(view.value, activity));
  return html`<main class="stage figures rules">
    <header class="wall-head">${part(scene)}${clock()}</header>
    <h1 class="cards-title">${inTongues(board.title)}</h1>
    <p class="cards-task">${taskOf(board)}</p>
    <div class="rules-sheet" ${settle(JSON.stringify(all.map(({ name, card }) => [name, allWordsOf(card)])), turns.value)}>
      <section class="figure-field">
        <p class="field-page"></p>
        <ul class="field-cards">
          ${repeat(all, ({ name }) => name, (heap) => html`<li class="rule" data-card=${heap.name}>${wordsOf(heap.card)} ${translated(heap.card)} ${writing(heap)}</li>`)}
        </ul>
      </section>
    </div>
    ${foot(html`<p>${agreedWords(activity, board)} ${whoIsHere()}</p>${board.phase === "locked" ? html`<p>${t("wall.cards.locked")}</p>` : nothing}`)}
  </main>`;
}

/** Cards that groups collect, each its own: side by side, or one group's alone. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { view } from "../../board.js";
import { card } from "../../canvas/card.js";
import { focusOf } from "../../canvas/fields.js";
import { settle } from "../../canvas/settle.js";
import { heapsOf } from "../../cards/heaps.js";
import { teamsOf } from "../../groups/members.js";
import { leaf, treeName } from "../../groups/trees.js";
import { signature } from "../../cards/signature.js";
import { allWordsOf } from "../../cards/translated.js";
import { t } from "../../texts.js";
import { agreedWords } from "../agreed.js";
import { top } from "../canvas/canvas.js";
import { foot, whoIsHere } from "../foot.js";
import { onPage, turns } from "../turning.js";
import { dotsUsed } from "./cards.js";

/** So many groups stand on the wall together; else so many on a page. */
const TOGETHER_MOST = 6;
/** Where letters begin in SIZES of settle.js, for several groups. */
const LARGEST_BESIDE = 2;

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Collecting} scene
 */
export function cardsOfTeams(scene) {
  const { activity, board } = scene;
  const { team } = focusOf(board);
  const names = teamsOf(view.value).map(({ name }) => name);
  const { shown, words } = onPage(team ? [team] : names, TOGETHER_MOST);
  const heaps = heapsOf(view.value, activity);
  const likeness = JSON.stringify([shown, board.picked, heaps.map(looks)]);
  return html`<main class="stage figures">
    ${top(scene, words)}
    <div class="figures-room">
      <ul class="panels across-${acrossFor(shown.length)} card-panels" ${settle(likeness, turns.value, team ? 0 : LARGEST_BESIDE)}>
        ${shown.map((name) => panel(scene, name, heaps.filter((heap) => heap.card.team === name)))}
      </ul>
    </div>
    ${foot(html`<p>
        ${board.phase === "voting" ? dotsUsed(activity) : html`<span><b>${t("wall.cards.count", { n: heaps.length })}</b></span>`}
        ${agreedWords(activity, board)} ${whoIsHere()}
      </p>
      ${board.phase === "locked" ? html`<p>${t("wall.cards.locked")}</p>` : nothing}`)}
  </main>`;
}

/** @param {number} groups */
function acrossFor(groups) {
  return groups <= 4 ? groups : 3;
}

/** @param {import("../../cards/heaps.js").Heap} heap */
function looks({ name, card: held, under, dots }) {
  return [name, held.team, dots, [held, ...under.map((one) => one.card)].map((one) => [allWordsOf(one), signature(one)])];
}

/**
 * @param {import("../scene.js").Collecting} scene
 * @param {string} team
 * @param {import("../../cards/heaps.js").Heap[]} heaps
 */
function panel({ board }, team, heaps) {
  return html`<li class="panel figure-field tree-${team}">
    <h2 class="team-name">${leaf(team)}<span>${treeName(team)}</span><span class="field-page"></span></h2>
    <ul class="field-cards">
      ${repeat(heaps, ({ name }) => name, (heap) => card(heap, board, {}))}
    </ul>
  </li>`;
}

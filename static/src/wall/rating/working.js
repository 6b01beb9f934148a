/** Groups at work, side by side: their card, how far they are, and what they have written. */
import { html, nothing } from "lit-html";
import { present, view } from "../../board.js";
import { ratedCards } from "../../cards/rated.js";
import { signed } from "../../cards/value.js";
import { leaf, treeName } from "../../groups/trees.js";
import { teamsOf } from "../../groups/members.js";
import { allWordsOf, translated } from "../../cards/translated.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { clock } from "../clock.js";
import { foot, whoIsHere } from "../foot.js";
import { nameOf } from "../groups.js";
import { part } from "../part.js";
import { inTongues } from "../tongues.js";
import { onPage, turning } from "../turning.js";

/**
 * @typedef {import("../../cards/rated.js").RatedCard} RatedCard
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../records.js").Card} Card
 * @typedef {import("../../groups/members.js").Team} Team
 */

/** Characters of a challenge that can stand over its lists. */
const HEAD_MOST = 110;

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Rated} scene
 */
export function working(scene) {
  const { activity, board } = scene;
  const cards = ratedCards(view.value, activity, board);
  const teams = new Map(teamsOf(view.value).map((team) => [team.name, team]));
  const { shown, words } = onPage(cards, besideMost(cards));
  return html`<main class="stage rating">
    <header class="wall-head">${part(scene)}<p class="turning-page">${words}</p>${clock()}</header>
    <h1 class="cards-title">${inTongues(board.title)}</h1>
    <p class="cards-task">${inTongues(board.task)}</p>
    <ul class="working beside-${shown.length}">
      ${shown.map((card) => one(card, teams.get(card.team)))}
    </ul>
    ${foot(html`<p>${agreed(cards)} ${whoIsHere()}</p>`)}
  </main>`;
}

/**
 * @param {RatedCard} card
 * @param {Team | undefined} team
 */
function one({ held, number, value, rated, lessen, raise, team: name }, team) {
  const people = team ? team.members.length : present();
  return html`<li class="working-one ${name ? `tree-${name}` : ""}" data-holds>
    ${name ? html`<h2 class="team-name">${leaf(name)}<span>${treeName(name)}</span></h2>` : nothing}
    ${team ? html`<p class="working-people">${team.members.map(nameOf).join(", ")}</p>` : nothing}
    <p class="working-card"><b class="working-number">${number}</b> <span>${headWords(held.card)}</span></p>
    <p class="working-far">
      ${value === null
        ? t("wall.rating.rated", { n: rated, of: Math.max(people, rated) })
        : html`${t("wall.rating.agreed")} <b class="working-value">${signed(value)}</b>`}
    </p>
    ${underneath(held.card, lessen, raise)}
  </li>`;
}

/**
 * How many can stand beside each other: the longer what is written, the fewer.
 * @param {RatedCard[]} cards
 */
export function besideMost(cards) {
  const all = cards.flatMap(({ held, lessen, raise }) => [held, ...lessen, ...raise]);
  const longest = Math.max(0, ...all.map(({ card }) => allWordsOf(card).length));
  if (longest > 260) return 2;
  return longest > 140 ? 3 : 4;
}

/**
 * A challenge in many words turns with the lists: over them it would leave no room.
 * @param {Card} card
 */
export function headWords(card) {
  return allWordsOf(card).length > HEAD_MOST ? "" : html`${wordsOf(card)} ${translated(card)}`;
}

/**
 * @param {Card} card
 * @param {Held[]} lessen
 * @param {Held[]} raise
 */
export function underneath(card, lessen, raise) {
  const first = headWords(card) ? [] : [html`<li class="list-card">${wordsOf(card)} ${translated(card)}</li>`];
  return turning([...first, ...written("lessen", lessen), ...written("raise", raise)], "working-list");
}

/**
 * @param {"lessen" | "raise"} side
 * @param {Held[]} cards
 */
function written(side, cards) {
  if (!cards.length) return [];
  return [
    html`<li class="list-name">${t(`wall.rating.${side}`)}</li>`,
    ...cards.map(({ card }) => html`<li class="list-${side}">${wordsOf(card)} ${translated(card)}</li>`),
  ];
}

/** @param {RatedCard[]} cards */
function agreed(cards) {
  const n = cards.filter(({ value }) => value !== null).length;
  return html`<span><b>${t("wall.of", { n, of: cards.length })}</b> ${t("wall.rating.have_agreed")}</span>`;
}

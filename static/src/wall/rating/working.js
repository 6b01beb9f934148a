/** Groups at work, side by side: their card, how far they are, and what they have written. */
import { html, nothing } from "lit-html";
import { here, view } from "../../board.js";
import { ratedCards } from "../../cards/rated.js";
import { signed } from "../../cards/value.js";
import { leaf, treeName } from "../../groups/trees.js";
import { teamsOf } from "../../groups/members.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { foot, whoIsHere } from "../foot.js";
import { nameOf } from "../groups.js";
import { part } from "../part.js";
import { pageWords, turning, turns } from "../turning.js";

/**
 * @typedef {import("../../cards/rated.js").RatedCard} RatedCard
 * @typedef {import("../../groups/members.js").Team} Team
 */

/** More than so many beside each other cannot be read from the last row. */
const BESIDE_MOST = 4;

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Rated} scene
 */
export function working(scene) {
  const { activity, board } = scene;
  const cards = ratedCards(view.value, activity, board);
  const teams = new Map(teamsOf(view.value).map((team) => [team.name, team]));
  const { shown, words } = onPage(cards, BESIDE_MOST);
  return html`<main class="stage rating">
    <header class="wall-head">${part(scene)}<p class="turning-page">${words}</p></header>
    <h1 class="cards-title">${say(board.title)}</h1>
    <p class="cards-task">${say(board.task)}</p>
    <ul class="working beside-${shown.length}">
      ${shown.map((card) => one(card, teams.get(card.team)))}
    </ul>
    ${foot(html`<p>${agreed(cards)} ${whoIsHere()}</p>`)}
  </main>`;
}

/**
 * Reads a signal.
 * @template T
 * @param {T[]} all
 * @param {number} most  on one page
 * @returns {{ shown: T[], words: string }}
 */
export function onPage(all, most) {
  const pages = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / pages);
  const page = turns.value % pages;
  return { shown: all.slice(page * size, (page + 1) * size), words: pageWords(page, pages) };
}

/**
 * @param {RatedCard} card
 * @param {Team | undefined} team
 */
function one({ held, number, value, rated, lessen, raise, team: name }, team) {
  const people = team ? team.members.length : here.value.hall + here.value.remote;
  return html`<li class="working-one ${name ? `tree-${name}` : ""}">
    ${name ? html`<h2 class="team-name">${leaf(name)}<span>${treeName(name)}</span></h2>` : nothing}
    ${team ? html`<p class="working-people">${team.members.map(nameOf).join(", ")}</p>` : nothing}
    <p class="working-card"><b class="working-number">${number}</b> <span>${wordsOf(held.card)}</span></p>
    <p class="working-far">
      ${value === null
        ? t("wall.rating.rated", { n: rated, of: Math.max(people, rated) })
        : html`${t("wall.rating.agreed")} <b class="working-value">${signed(value)}</b>`}
    </p>
    ${turning([...written("lessen", lessen), ...written("raise", raise)], "working-list")}
  </li>`;
}

/**
 * @param {"lessen" | "raise"} side
 * @param {import("../../cards/heaps.js").Held[]} cards
 */
export function written(side, cards) {
  if (!cards.length) return [];
  return [
    html`<li class="list-name">${t(`wall.rating.${side}`)}</li>`,
    ...cards.map(({ card }) => html`<li class="list-${side}">${wordsOf(card)}</li>`),
  ];
}

/** @param {RatedCard[]} cards */
function agreed(cards) {
  const n = cards.filter(({ value }) => value !== null).length;
  return html`<span><b>${t("wall.of", { n, of: cards.length })}</b> ${t("wall.rating.have_agreed")}</span>`;
}

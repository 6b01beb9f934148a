/** The common scale: every challenge on one line from hindering to helping, and what its group wrote. */
import { html, nothing, svg } from "lit-html";
import { view } from "../../board.js";
import { ratedCards } from "../../cards/rated.js";
import { allWordsOf } from "../../cards/translated.js";
import { signed } from "../../cards/value.js";
import { dayWords, earlierOf } from "../../earlier.js";
import { leaf, tree, treeName } from "../../groups/trees.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { clock } from "../clock.js";
import { foot, whoIsHere } from "../foot.js";
import { part } from "../part.js";
import { inTongues } from "../tongues.js";
import { onPage } from "../turning.js";
import { AXIS, discs, placeOf } from "./axis.js";
import { arrows, changesOf } from "./change.js";
import { ends } from "./ends.js";
import { besideMost, headWords, underneath } from "./working.js";

/** @typedef {import("../../cards/rated.js").RatedCard} RatedCard */

/** Notes beside each other. */
const BESIDE_MOST = 4;
/** Characters of a note that takes half the height. */
const BARE_MOST = 70;
const VALUES = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Rated} scene
 */
export function common(scene) {
  const { activity, board } = scene;
  const cards = ratedCards(view.value, activity, board);
  const bare = cards.every(isBare);
  const { shown, words } = onPage(cards, bare ? 2 * BESIDE_MOST : besideMost(cards));
  return html`<main class="stage common">
    <header class="wall-head">${part(scene)}<p class="turning-page">${words}</p>${clock()}</header>
    <h1 class="cards-title">${inTongues(board.title)}</h1>
    ${scale(cards, board)}
    <ul class="common-notes ${bare ? "bare" : ""} beside-${Math.min(shown.length, BESIDE_MOST)}">
      ${shown.map(note)}
    </ul>
    ${foot(html`<p>${waiting(cards)} ${whoIsHere()}</p>${thenWords(activity, cards)}`)}
  </main>`;
}

/**
 * A few words, and nothing written under them: two rows of such notes find room.
 * @param {RatedCard} card
 */
function isBare({ held, lessen, raise }) {
  return !lessen.length && !raise.length && allWordsOf(held.card).length <= BARE_MOST;
}

/**
 * @param {RatedCard[]} cards
 * @param {import("../../records.js").Rating} board
 */
function scale(cards, board) {
  const standing = cards.flatMap(({ number, stands, team }) => (stands === null ? [] : [{ number, value: stands, team }]));
  const teams = new Map(standing.map(({ number, team }) => [number, team]));
  const before = arrows(changesOf(cards), placeOf, { y: 92, r: 20 });
  const placed = discs(standing, before.height ? AXIS.lower : AXIS.rise);
  const top = Math.max(120, ...placed.map(({ y, r }) => y + r + 6));
  return html`<div class="common-scale" role="img" aria-label=${inWords(cards)}>
      <svg viewBox=${`0 ${-top} ${AXIS.width} ${top + 92 + before.height}`} aria-hidden="true">
        <rect class="floor-line" x="0" y="0" width=${AXIS.width} height="16" rx="8"></rect>
        ${VALUES.map(tick)} ${before.drawing} ${placed.map((disc) => drawn(disc, teams.get(disc.number) ?? ""))}
      </svg>
    </div>
    <div class="floor-ends common-ends">
      ${ends(board)}
    </div>`;
}

/** @param {number} value */
function tick(value) {
  const x = placeOf(value);
  const kind = value ? "common-number" : "common-number middle";
  return svg`<path class="common-tick" d=${`M${x} 0v26`}></path><text class=${kind} x=${x} y="78">${signed(value)}</text>`;
}

/**
 * @param {import("./axis.js").Disc} disc
 * @param {string} team
 */
function drawn({ number, x, y, r }, team) {
  const ink = team ? tree(team).ink : "sea";
  return svg`<g transform=${`translate(${x} ${-y})`}>
    <circle class="common-disc" r=${r} fill=${`var(--${ink})`}></circle>
    <text class="common-digit" y=${r * 0.36} font-size=${r * 1.05}>${number}</text>
  </g>`;
}

/** @param {RatedCard} card */
function note({ held, number, stands, then, team, lessen, raise }) {
  return html`<li class="note ${team ? `tree-${team}` : ""}" data-holds>
    <p class="note-head">
      <b class="note-number">${number}</b>
      <b class="note-value">${stands === null ? "?" : signed(stands)}</b>
      ${then === undefined ? nothing : html`<span class="note-then">${t("wall.rating.then_short", { value: signed(then) })}</span>`}
      ${team ? html`<span class="note-team">${leaf(team)} ${treeName(team)}</span>` : nothing}
    </p>
    <p class="note-card">${headWords(held.card)}</p>
    ${underneath(held.card, lessen, raise)}
  </li>`;
}

/**
 * What the rings mean.
 * @param {string} activity
 * @param {RatedCard[]} cards
 */
function thenWords(activity, cards) {
  const earlier = earlierOf(view.value, activity);
  if (!earlier || !changesOf(cards).length) return nothing;
  return html`<p class="then-foot">${t("wall.rating.rings", { day: dayWords(earlier.day) })}</p>`;
}

/** @param {RatedCard[]} cards */
function waiting(cards) {
  const open = cards.filter(({ stands }) => stands === null).map(({ number }) => number);
  return open.length ? html`<span>${t("wall.rating.not_agreed", { list: open.join(", ") })}</span>` : nothing;
}

/** @param {RatedCard[]} cards */
function inWords(cards) {
  const standing = cards.map(({ held, stands }) => `${stands === null ? "?" : signed(stands)}: ${wordsOf(held.card)}`);
  return [t("wall.rating.scale"), ...standing].join("; ");
}

/** The common scale: every challenge on one line from hindering to helping, and what its group wrote. */
import { html, nothing, svg } from "lit-html";
import { view } from "../../board.js";
import { ratedCards } from "../../cards/rated.js";
import { signed } from "../../cards/value.js";
import { leaf, tree, treeName } from "../../groups/trees.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { clock } from "../clock.js";
import { foot, whoIsHere } from "../foot.js";
import { part } from "../part.js";
import { inTongues } from "../tongues.js";
import { onPage } from "../turning.js";
import { AXIS, discs, placeOf } from "./axis.js";
import { besideMost, headWords, underneath } from "./working.js";

/** @typedef {import("../../cards/rated.js").RatedCard} RatedCard */

const VALUES = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Rated} scene
 */
export function common(scene) {
  const { activity, board } = scene;
  const cards = ratedCards(view.value, activity, board);
  const { shown, words } = onPage(cards, besideMost(cards));
  return html`<main class="stage common">
    <header class="wall-head">${part(scene)}<p class="turning-page">${words}</p>${clock()}</header>
    <h1 class="cards-title">${inTongues(board.title)}</h1>
    ${scale(cards)}
    <ul class="common-notes beside-${shown.length}">
      ${shown.map(note)}
    </ul>
    ${foot(html`<p>${waiting(cards)} ${whoIsHere()}</p>`)}
  </main>`;
}

/** @param {RatedCard[]} cards */
function scale(cards) {
  const standing = cards.flatMap(({ number, value, team }) => (value === null ? [] : [{ number, value, team }]));
  const teams = new Map(standing.map(({ number, team }) => [number, team]));
  const placed = discs(standing);
  const top = Math.max(120, ...placed.map(({ y, r }) => y + r + 6));
  return html`<div class="common-scale" role="img" aria-label=${inWords(cards)}>
      <svg viewBox=${`0 ${-top} ${AXIS.width} ${top + 92}`} aria-hidden="true">
        <rect class="floor-line" x="0" y="0" width=${AXIS.width} height="16" rx="8"></rect>
        ${VALUES.map(tick)} ${placed.map((disc) => drawn(disc, teams.get(disc.number) ?? ""))}
      </svg>
    </div>
    <div class="floor-ends common-ends">
      <span>◀ ${t("wall.rating.hinders")}</span><span>${t("wall.rating.helps")} ▶</span>
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
function note({ held, number, value, team, lessen, raise }) {
  return html`<li class="note ${team ? `tree-${team}` : ""}" data-holds>
    <p class="note-head">
      <b class="note-number">${number}</b>
      <b class="note-value">${value === null ? "?" : signed(value)}</b>
      ${team ? html`<span class="note-team">${leaf(team)} ${treeName(team)}</span>` : nothing}
    </p>
    <p class="note-card">${headWords(held.card)}</p>
    ${underneath(held.card, lessen, raise)}
  </li>`;
}

/** @param {RatedCard[]} cards */
function waiting(cards) {
  const open = cards.filter(({ value }) => value === null).map(({ number }) => number);
  return open.length ? html`<span>${t("wall.rating.not_agreed", { list: open.join(", ") })}</span>` : nothing;
}

/** @param {RatedCard[]} cards */
function inWords(cards) {
  const standing = cards.map(({ held, value }) => `${value === null ? "?" : signed(value)}: ${wordsOf(held.card)}`);
  return [t("wall.rating.scale"), ...standing].join("; ");
}

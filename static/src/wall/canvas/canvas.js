/** A canvas on the wall: one figure for all, the groups' figures side by side, or a part of it, large. */
import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { view } from "../../board.js";
import { focusOf } from "../../canvas/fields.js";
import { figure, likenessOf } from "../../canvas/figure.js";
import { hasRoom } from "../../canvas/places.js";
import { settle } from "../../canvas/settle.js";
import { teamsOf } from "../../groups/members.js";
import { leaf, treeName } from "../../groups/trees.js";
import { measured } from "../../line/measure.js";
import { t } from "../../texts.js";
import { agreedWords } from "../agreed.js";
import { dotsUsed, taskOf } from "../cards/cards.js";
import { clock } from "../clock.js";
import { foot, whoIsHere } from "../foot.js";
import { part } from "../part.js";
import { inTongues, lengthIn } from "../tongues.js";
import { onPage, turns } from "../turning.js";
import { digest, lettersOfDigests } from "./digest.js";
import { panelsFor } from "./panels.js";

/**
 * @typedef {import("../../canvas/places.js").Box} Box
 * @typedef {import("../scene.js").Drawn} Drawn
 * @typedef {{ team: string, field: string }} Focus
 */

/** So many groups stand on the wall together; else so many on a page. */
const TOGETHER_MOST = 6;
/** In a group's frame letters begin smaller. */
const LARGEST_BESIDE = 3;

const wall = measured();

/**
 * Reads signals: call it inside an effect.
 * @param {Drawn} scene
 */
export function canvas(scene) {
  const { activity, board } = scene;
  const focus = focusOf(board);
  const teams = board.groups && !focus.team ? teamsOf(view.value).map(({ name }) => name) : [];
  const { shown, words } = onPage(teams, TOGETHER_MOST);
  const { width, height, rem } = wall.size.value;
  const box = { width: width / rem, height: height / rem };
  return html`<main class="stage figures">
    ${top(scene, words)}
    <div class="figures-room" ${ref(wall.watch)}>
      ${!width ? nothing : shown.length ? beside(scene, shown, focus, box) : alone(scene, focus, box)}
    </div>
    ${foot(html`<p>${board.phase === "voting" ? dotsUsed(activity) : nothing} ${agreedWords(activity, board)} ${whoIsHere()}</p>
      ${board.phase === "locked" ? html`<p>${t("wall.cards.locked")}</p>` : nothing}`)}
  </main>`;
}

/**
 * What it is about, whose part it is, and what to do as long as there is something to do.
 * @param {Drawn | import("../scene.js").Tabled | import("../scene.js").Collecting} scene
 * @param {string} pages
 */
export function top(scene, pages) {
  const { board } = scene;
  const { team } = focusOf(board);
  const whose = team && board.groups ? html`<span class="figures-team tree-${team}">${leaf(team)}${treeName(team)}</span>` : nothing;
  return html`<header class="wall-head">${part(scene)}<p class="turning-page">${pages}</p>${clock()}</header>
    <h1 class="cards-title ${lengthIn(board.title) > 44 ? "long" : ""}">${inTongues(board.title)} ${whose}</h1>
    <p class="cards-task">${taskOf(board)}</p>`;
}

/**
 * @param {Drawn} scene
 * @param {Focus} focus
 * @param {Box} box
 */
function alone({ activity, board }, { team, field }, box) {
  const shown = { activity, canvas: board, team: board.groups ? team : "", view: view.value, box };
  if (field) return figure({ ...shown, only: field }, { turn: turns.value });
  return hasRoom(board.layout, board.fields.length, box) ? figure(shown, { turn: turns.value }) : html`<div class="panel-room">${digest(shown)}</div>`;
}

/**
 * Each group's figure in a frame; where that has no room for the figure, its fields follow each other as a list.
 * @param {Drawn} scene
 * @param {string[]} teams
 * @param {Focus} focus
 * @param {Box} box
 */
function beside({ activity, board }, teams, { field }, box) {
  const { across, inside, figures } = panelsFor(board, teams.length, box, field);
  const parts = teams.map((team) => ({ activity, canvas: board, team, view: view.value, box: inside }));
  const drawn = figures || field !== "";
  const letters = drawn ? settle(parts.map(likenessOf).join() + field, turns.value, LARGEST_BESIDE) : lettersOfDigests();
  return html`<ul class="panels across-${across}" ${letters}>
    ${parts.map((shown) => html`<li class="panel tree-${shown.team}">
      <h2 class="team-name">${leaf(shown.team)}<span>${treeName(shown.team)}</span></h2>
      <div class="panel-room">
        ${drawn ? figure(field ? { ...shown, only: field } : shown, { turn: turns.value, settled: true }) : digest(shown)}
      </div>
    </li>`)}
  </ul>`;
}

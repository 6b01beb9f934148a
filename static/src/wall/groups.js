/** Who is in which group: each has its leaf, its name, its people, and the card that waits for it. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { leaf, treeName } from "../groups/trees.js";
import { membersOf, teamsOf } from "../groups/members.js";
import { say, t } from "../texts.js";
import { foot, whoIsHere } from "./foot.js";
import { part } from "./part.js";

/**
 * @typedef {import("../groups/members.js").Member} Member
 * @typedef {import("../groups/members.js").Team} Team
 */

/**
 * Reads signals: call it inside an effect.
 * @param {import("./scene.js").Collecting} scene
 */
export function groups(scene) {
  const teams = teamsOf(view.value);
  const alone = membersOf(view.value).filter(({ seat }) => !seat.group);
  return html`<main class="stage groups">
    <header class="wall-head">${part(scene)}<p>${say(scene.board.title)}</p></header>
    <h1 class="cards-title">${t("wall.groups.find")}</h1>
    <ul class="groups-all many-${shapeOf(teams)}">
      ${teams.map(one)}
    </ul>
    ${foot(html`<p>${whoIsHere()}</p>
      ${alone.length ? html`<p>${t("wall.groups.alone")} ${alone.map(nameOf).join(", ")}</p>` : nothing}`)}
  </main>`;
}

/** @param {Team} team */
function one({ name, members }) {
  return html`<li class="team tree-${name}">
    <h2 class="team-name">${leaf(name)}<span>${treeName(name)}</span></h2>
    <p class="team-members">${members.map(nameOf).join(", ")}</p>
  </li>`;
}

/**
 * How small the names must be: by the largest group, for all alike.
 * @param {Team[]} teams
 */
function shapeOf(teams) {
  const longest = Math.max(0, ...teams.map(({ members }) => members.map(nameOf).join(", ").length));
  const rows = teams.length <= 4 ? 1 : Math.ceil(teams.length / 4);
  const weight = longest * rows * Math.max(2, Math.min(teams.length, 4));
  if (weight <= 500) return "few";
  return weight <= 1600 ? "some" : "lots";
}

/** @param {Member} member */
export function nameOf({ seat }) {
  return seat.name || t("common.guest", { n: seat.number });
}

/** Who is in which group: each has its leaf, its name, its people, and the card that waits for it. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { leaf, treeName } from "../groups/trees.js";
import { membersOf, teamsOf } from "../groups/members.js";
import { t } from "../texts.js";
import { clock } from "./clock.js";
import { foot, whoIsHere } from "./foot.js";
import { part } from "./part.js";
import { shrink } from "./shrink.js";
import { onPage } from "./turning.js";

/**
 * @typedef {import("../groups/members.js").Member} Member
 * @typedef {import("../groups/members.js").Team} Team
 */

/** So many groups can stand on the wall together, with their names large enough; else so many on a page. */
const ALL_MOST = 8;
const PAGE_MOST = 6;

/** Letters of the names, rem. */
const SIZES = [5, 4.4, 3.8, 3.4, 3, 2.7, 2.4, 2.1, 1.8];

/**
 * Reads signals: call it inside an effect.
 * @param {import("./scene.js").Collecting} scene
 */
export function groups(scene) {
  const teams = teamsOf(view.value);
  const { shown, words } = onPage(teams, teams.length <= ALL_MOST ? ALL_MOST : PAGE_MOST);
  const alone = membersOf(view.value).filter(({ seat }) => !seat.group);
  return html`<main class="stage groups">
    <header class="wall-head">${part(scene)}<p class="turning-page">${words}</p>${clock()}</header>
    <h1 class="cards-title">${t("wall.groups.find")}</h1>
    <ul class="groups-all across-${acrossFor(shown.length)}" ${shrink(SIZES)}>
      ${shown.map(one)}
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
 * Groups beside each other.
 * @param {number} groups
 */
function acrossFor(groups) {
  if (groups <= 4) return groups;
  return groups <= 6 ? 3 : 4;
}

/** @param {{ seat: import("../records.js").Seat }} member */
export function nameOf({ seat }) {
  return seat.name || t("common.guest", { n: seat.number });
}

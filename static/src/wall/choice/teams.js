/** What groups answered, side by side. */
import { html } from "lit-html";
import { view } from "../../board.js";
import { answersTo } from "../../cards/answers.js";
import { optionSign } from "../../cards/option-sign.js";
import { leaf, treeName } from "../../groups/trees.js";
import { say } from "../../texts.js";
import { shrink } from "../shrink.js";

/** Letters, rem. */
const SIZES = [4, 3.6, 3.2, 2.9, 2.6, 2.3];

/**
 * Reads a signal.
 * @param {string} activity
 * @param {import("../../records.js").Choice} asked
 * @param {string[]} teams
 */
export function answersOfTeams(activity, asked, teams) {
  const across = teams.length <= 4 ? teams.length : 3;
  return html`<ul class="panels across-${across} choice-panels" ${shrink(SIZES)}>
    ${teams.map((team) => one(team, asked, answersTo(view.value, activity, asked, team)))}
  </ul>`;
}

/**
 * @param {string} team
 * @param {import("../../records.js").Choice} asked
 * @param {import("../../cards/answers.js").Answers} answers
 */
function one(team, { options }, { each }) {
  const most = Math.max(1, ...each);
  return html`<li class="panel tree-${team}">
    <h2 class="team-name">${leaf(team)}<span>${treeName(team)}</span></h2>
    <ul class="team-answers">
      ${options.map(({ text, sign }, i) => html`<li class="team-answer sign-${sign || "plain"} ${each[i] ? "" : "none"}">
          <p>${optionSign(sign)}<span>${say(text)}</span><b>${each[i] ?? 0}</b></p>
          <i .style=${`width:${Math.round((100 * (each[i] ?? 0)) / most)}%`}></i>
        </li>`)}
    </ul>
  </li>`;
}

/**
 * How many have answered in each group, as long as the answers are hidden.
 * @param {string} activity
 * @param {import("../../records.js").Choice} asked
 * @param {string[]} teams
 */
export function answeredInTeams(activity, asked, teams) {
  return html`<ul class="team-strip">
    ${teams.map((team) => html`<li class="tree-${team}">${leaf(team)} ${treeName(team)} <b>${answersTo(view.value, activity, asked, team).placed}</b></li>`)}
  </ul>`;
}

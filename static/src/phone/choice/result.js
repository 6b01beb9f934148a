/** What all answered, in words and as bars, and what they remarked. */

import { html, nothing } from "lit-html";

import { record, under } from "../../board.js";
import { signature } from "../../cards/signature.js";
import { leaf, treeName } from "../../groups/trees.js";
import { languageIn, say, t } from "../../texts.js";
import { teamNames } from "../cards/teams.js";
import { answerTo } from "./own.js";
import { pyramidView } from "./pyramid.js";
import { pictureOf } from "./sign.js";

/**
 * @typedef {import("../../records.js").Choice} Choice
 * @typedef {import("../../records.js").Vote} Vote
 */

/**
 * @param {string} activity
 * @param {Choice} choice
 */
export function resultView(activity, choice) {
  const whole = answersView(activity, choice, "", choice.groups ? t("phone.choice.all_groups") : "");
  if (!choice.groups) return html`${whole} ${remarksView(activity, choice)}`;
  const answered = teamNames().filter((team) => record(`count/${activity}/votes/${team}`));
  return html`<div class="side-by-side">
      ${answered.map(
        (team) => html`<section class="answers-of">${answersView(activity, choice, team, html`${leaf(team)} ${treeName(team)}`)}</section>`,
      )}
    </div>
    ${answered.length > 1 ? whole : nothing} ${remarksView(activity, choice)}`;
}

/**
 * Of all, or of one group.
 * @param {string} activity
 * @param {Choice} choice
 * @param {string} team  "" for all
 * @param {unknown} title  over it, or ""
 */
function answersView(activity, choice, team, title) {
  const count = record(`count/${activity}/votes${team && `/${team}`}`) ?? { t: "count" };
  const sums = choice.options.map((_, n) => count[`o${n}`] ?? 0);
  const head = title ? html`<h2 class="answers-title">${title}</h2>` : nothing;
  if (choice.picture === "pyramid") {
    const beside = (/** @type {number} */ n) => (sums[n] ? html`<span class="level-sum">${peopleWords(sums[n] ?? 0)}</span>` : nothing);
    return html`${head} ${pyramidView(choice, { picks: mostIn(sums), beside })}`;
  }
  return html`${head} ${tableView(choice, sums, count.listening ?? 0, answerTo(activity)?.picks ?? [])}`;
}

/** @param {number} n */
function peopleWords(n) {
  return html`<span aria-hidden="true">${"●".repeat(Math.min(n, 8))}</span> ${t("phone.choice.people", { n })}`;
}

/**
 * The levels that most chose.
 * @param {number[]} sums
 */
function mostIn(sums) {
  const most = Math.max(...sums);
  return most ? sums.flatMap((sum, n) => (sum === most ? [n] : [])) : [];
}

/**
 * @param {Choice} choice
 * @param {number[]} sums
 * @param {number} listening
 * @param {number[]} mine
 */
function tableView(choice, sums, listening, mine) {
  const most = Math.max(1, ...sums);
  return html`<table class="answers">
    <caption class="unseen">
      ${t("phone.choice.result")}
    </caption>
    <tbody>
      ${choice.options.map(
        ({ text, sign }, n) => html`<tr>
          <th scope="row">
            ${pictureOf(choice, n)} <span lang=${languageIn(text)}>${say(text)}</span>${mine.includes(n) ? html` <small>(${t("phone.choice.yours")})</small>` : nothing}
            <span class="bar ${sign || "plain"}" .style=${`width: ${((sums[n] ?? 0) / most) * 100}%`}></span>
          </th>
          <td>${sums[n]}</td>
        </tr>`,
      )}
      ${listening
        ? html`<tr>
            <th scope="row">${t("phone.listening")}</th>
            <td>${listening}</td>
          </tr>`
        : nothing}
    </tbody>
  </table>`;
}

/**
 * @param {string} activity
 * @param {Choice} choice
 */
function remarksView(activity, choice) {
  const votes = /** @type {[string, Vote][]} */ (under(`vote/${activity}/`)).map(([, vote]) => vote);
  const shown = votes.filter(({ remark, signed }) => remark && signed !== undefined);
  if (!shown.length) return nothing;
  return html`<h2>${t("phone.choice.remarks")}</h2>
    <ul class="remarks">
      ${shown.map(
        (vote) => html`<li>
          <p>${vote.picks.map((n) => pictureOf(choice, n))} ${vote.remark}</p>
          ${signature(vote) ? html`<p class="tags">${signature(vote)}</p>` : nothing}
        </li>`,
      )}
    </ul>`;
}

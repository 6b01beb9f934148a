/** What all answered, in words and as bars, and what they remarked. */

import { html, nothing } from "lit-html";

import { record, under, view } from "../../board.js";
import { signature } from "../../cards/signature.js";
import { earlierOf, sidesIn } from "../../earlier.js";
import { leaf, treeName } from "../../groups/trees.js";
import { languageIn, say, t } from "../../texts.js";
import { teamNames } from "../cards/teams.js";
import { laterWords, thenTitle } from "../since/words.js";
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
  if (!choice.groups) return html`${whole} ${earlierView(activity)} ${apartView(activity, choice)} ${remarksView(activity, choice)}`;
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
  const sums = sumsIn(choice, count);
  const then = team ? undefined : earlierOf(view.value, activity)?.counts?.[""];
  const head = title ? html`<h2 class="answers-title">${title}</h2>` : nothing;
  if (choice.picture === "pyramid") {
    const beside = (/** @type {number} */ n) => [
      sums[n] ? html`<span class="level-sum">${peopleWords(sums[n] ?? 0)}</span>` : nothing,
      then?.[n] ? html`<span class="level-sum then-words">${t("phone.then.short")}: ${then[n]}</span>` : nothing,
    ];
    return html`${head} ${pyramidView(choice, { picks: mostIn(sums), beside })}`;
  }
  return html`${head} ${tableView(choice, sums, then, count.listening ?? 0, answerTo(activity)?.picks ?? [])}`;
}

/**
 * @param {Choice} choice
 * @param {import("../../records.js").Count} count
 */
function sumsIn(choice, count) {
  return choice.options.map((_, n) => count[`o${n}`] ?? 0);
}

/** When it was, and how many. @param {string} activity */
function earlierView(activity) {
  const earlier = earlierOf(view.value, activity);
  if (!earlier) return nothing;
  return earlier.counts ? thenTitle(earlier) : laterWords(earlier);
}

/**
 * What users and staff answered, each with their own of then.
 * @param {string} activity
 * @param {Choice} choice
 */
function apartView(activity, choice) {
  const counts = earlierOf(view.value, activity)?.counts;
  return sidesIn(view.value, `count/${activity}/votes`).map(({ side, count }) => html`<section class="side-result">
    <h2>${t(`phone.side.${side}_all`)} <small>${t("phone.then.people", { n: count.placed ?? 0 })}</small></h2>
    ${tableView(choice, sumsIn(choice, count), counts?.[side], 0, [])}
  </section>`);
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
 * @param {number[] | undefined} then  in an earlier workshop
 * @param {number} listening
 * @param {number[]} mine
 */
function tableView(choice, sums, then, listening, mine) {
  const most = Math.max(1, ...sums, ...(then ?? []));
  return html`<table class="answers">
    <caption class="unseen">
      ${t("phone.choice.result")}
    </caption>
    ${then
      ? html`<thead>
          <tr><td></td><th scope="col">${t("phone.then.short")}</th><th scope="col">${t("phone.now")}</th></tr>
        </thead>`
      : nothing}
    <tbody>
      ${choice.options.map(
        ({ text, sign }, n) => html`<tr>
          <th scope="row">
            ${pictureOf(choice, n)} <span lang=${languageIn(text)}>${say(text)}</span>${mine.includes(n) ? html` <small>(${t("phone.choice.yours")})</small>` : nothing}
            ${then ? html`<span class="bar then-bar" .style=${`width: ${((then[n] ?? 0) / most) * 100}%`}></span>` : nothing}
            <span class="bar ${sign || "plain"}" .style=${`width: ${((sums[n] ?? 0) / most) * 100}%`}></span>
          </th>
          ${then ? html`<td class="earlier">${then[n]}</td>` : nothing}
          <td>${sums[n]}</td>
        </tr>`,
      )}
      ${listening
        ? html`<tr>
            <th scope="row">${t("phone.listening")}</th>
            ${then ? html`<td></td>` : nothing}
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

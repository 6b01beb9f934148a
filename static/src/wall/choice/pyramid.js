/** A choice drawn as a pyramid: the answers stand on their levels, group by group where groups answer. */
import { html, nothing } from "lit-html";
import { answersTo } from "../../cards/answers.js";
import { view } from "../../board.js";
import { leaf, treeName } from "../../groups/trees.js";
import { pyramid } from "../../pyramid/pyramid.js";
import { t } from "../../texts.js";
import { shrink } from "../shrink.js";
import { person } from "./row.js";

/** More people than this on one level are a number only. */
const PEOPLE_MOST = 6;
/** Letters, rem. */
const SIZES = [3.3, 3, 2.8, 2.6, 2.4, 2.2];

/**
 * Reads a signal.
 * @param {string} activity
 * @param {import("../../records.js").Choice} asked
 * @param {string[]} teams  none: all answer together
 * @param {number[]} [then]  what was answered in an earlier workshop
 */
export function pyramidOf(activity, asked, teams, then) {
  const all = answersTo(view.value, activity, asked);
  const byTeam = teams.map((team) => ({ team, each: answersTo(view.value, activity, asked, team).each }));
  const marks = (/** @type {number} */ level) =>
    teams.length ? byTeam.map(({ team, each }) => ofTeam(team, each[level] ?? 0)) : [before(then?.[level] ?? 0), people(all.each[level] ?? 0)];
  return pyramid({ options: asked.options, attributes: shrink(SIZES), ...(all.seen ? { marks } : {}) });
}

/**
 * @param {string} team
 * @param {number} count
 */
function ofTeam(team, count) {
  if (!count) return nothing;
  return html`<span class="pyramid-mark tree-${team}" title=${treeName(team)}>${leaf(team)}<b>${count}</b></span>`;
}

/** @param {number} count */
function people(count) {
  if (!count) return nothing;
  const many = count > PEOPLE_MOST ? 1 : count;
  return html`<span class="pyramid-mark" title=${t("wall.choice.people", { n: count })}>
    ${Array.from({ length: many }, () => person())}<b>${count}</b>
  </span>`;
}

/** @param {number} count */
function before(count) {
  if (!count) return nothing;
  return html`<span class="pyramid-mark before" title=${t("wall.then_n", { n: count })}>${person("one-person hollow")}<b>${count}</b></span>`;
}

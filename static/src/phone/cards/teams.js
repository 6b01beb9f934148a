/** Which group's part is on the screen: the own one while one works, later whichever one wants to look at. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { view } from "../../board.js";
import { focusOf } from "../../canvas/fields.js";
import { teamsOf } from "../../groups/members.js";
import { leaf, treeName } from "../../groups/trees.js";
import { t } from "../../texts.js";
import { groupView, ownGroup } from "../group.js";

/** @typedef {{groups: boolean, phase: string, focus?: string}} Divided */

/** What was chosen here, until the moderator shows something else. */
const chosen = signal({ activity: "", focus: "", team: "" });

/** The groups, the own one first. @returns {string[]} */
export function teamNames() {
  const names = teamsOf(view.value).map(({ name }) => name);
  return [...names.filter((name) => name === ownGroup()), ...names.filter((name) => name !== ownGroup())];
}

/**
 * @param {string} activity
 * @param {Divided} board
 * @returns {string} "" where all work together, or where one is in no group
 */
export function teamOn(activity, board) {
  if (!board.groups) return "";
  if (board.phase !== "shown") return ownGroup();
  const { focus = "" } = board;
  if (chosen.value.activity === activity && chosen.value.focus === focus) return chosen.value.team;
  return focusOf(board).team || (teamNames()[0] ?? "");
}

/**
 * The own group, and once all is shown the way to the others.
 * @param {string} activity
 * @param {Divided} board
 * @param {boolean} [short]  in one line
 */
export function teamsView(activity, board, short = false) {
  if (!board.groups) return nothing;
  if (board.phase !== "shown") return short && ownGroup() ? ownLine() : groupView();
  const on = teamOn(activity, board);
  const presenting = focusOf(board).team;
  return html`<div class="teams" role="group" aria-label=${t("phone.teams")}>
    ${teamNames().map(
      (name) => html`<button type="button" class="button team" aria-pressed=${name === on} @click=${() => choose(activity, board, name)}>
        ${leaf(name)}<span>${treeName(name)}${wordsBeside(name, presenting)}</span>
      </button>`,
    )}
  </div>`;
}

function ownLine() {
  return html`<p class="own-team">${leaf(ownGroup())}<span>${t("phone.group.yours")} <b>${treeName(ownGroup())}</b></span></p>`;
}

/**
 * @param {string} name
 * @param {string} presenting
 */
function wordsBeside(name, presenting) {
  if (name === presenting) return html` <small>${t("phone.teams.presenting")}</small>`;
  return name === ownGroup() ? html` <small>${t("phone.teams.own")}</small>` : nothing;
}

/**
 * @param {string} activity
 * @param {Divided} board
 * @param {string} team
 */
function choose(activity, { focus = "" }, team) {
  chosen.value = { activity, focus, team };
}

/** The middle of the console while people fill a canvas or a table: every field with its cards, of one group at a time. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { focusOf } from "../../canvas/fields.js";
import { cardsOf, onTheTable } from "../../cards/heaps.js";
import { teamsOf } from "../../groups/members.js";
import { leaf, treeName } from "../../groups/trees.js";
import { say, t } from "../../texts.js";
import { act, busy } from "../act.js";
import { mayDeal } from "../board-steps.js";
import { takeBack } from "../cards/stage.js";
import { hasGroups } from "../kinds.js";
import { openPanel } from "../panel.js";
import { troubleLine } from "../trouble.js";
import { aiming, cardPart } from "./card.js";
import { fieldsView } from "./fields.js";
import { rowsView } from "./rows.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Table} Table
 */

/** The group whose part is on this screen. */
const chosen = signal({ activity: "", team: "" });

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Canvas | Table} board
 */
export function figureStage(activity, board) {
  const team = teamOn(activity, board);
  const all = cardsOf(view.value, activity).filter(({ card }) => !card.binned && (!team || card.team === team));
  return html`<div class="console-asked">
      <p class="console-state">${stateWords(board)}</p>
      <h1>${say(board.title)}</h1>
      <p>${say(board.task)}</p>
    </div>
    ${troubleLine()}
    ${groupsBar(activity, board, team)} ${aiming(activity)}
    ${cardPart("suggested", all.filter(({ card }) => card.suggested), activity, board)}
    ${board.t === "canvas" ? fieldsView(activity, board, team) : rowsView(activity, board, team)}
    ${cardPart("hidden", all.filter(({ card }) => card.hidden && !card.suggested), activity, board)}
    ${cardPart("bin", cardsOf(view.value, activity).filter(({ card }) => card.binned), activity, board)} ${takeBack(activity)}`;
}

/** @param {Canvas | Table} board */
function stateWords({ phase, who, dots }) {
  const words = [t(`console.phase.${phase}`), t(`console.who.${who}`)];
  return [...words, dots ? t("console.cards.dots_each", { n: dots }) : ""].filter((word) => word).join(" · ");
}

/**
 * @param {string} activity
 * @param {Canvas | Table} board
 * @returns {string} "" where all work together
 */
function teamOn(activity, board) {
  if (!board.groups) return "";
  const names = teamsOf(view.value).map(({ name }) => name);
  const { team } = chosen.value.activity === activity ? chosen.value : { team: focusOf(board).team };
  return names.includes(team) ? team : (names[0] ?? "");
}

/**
 * Which group is seen here, how much each has, and what the wall shows.
 * @param {string} activity
 * @param {Canvas | Table} board
 * @param {string} on
 */
function groupsBar(activity, board, on) {
  if (!board.groups) return html`<div class="figure-bar">${dealing(activity, board)} ${sideBySide(activity, board)}</div>`;
  const cards = onTheTable(cardsOf(view.value, activity));
  const large = focusOf(board).team === on && on !== "";
  return html`<div class="figure-bar">
    <div class="figure-teams" role="group" aria-label=${t("console.groups.title")}>
      ${teamsOf(view.value).map(
        ({ name }) => html`<button
          type="button"
          class="button small"
          aria-pressed=${name === on}
          @click=${() => (chosen.value = { activity, team: name })}
        >
          ${leaf(name)} ${treeName(name)} <small>${cards.filter(({ card }) => card.team === name).length || t("console.figure.none_yet")}</small>
        </button>`,
      )}
    </div>
    ${on && !large
      ? html`<button type="button" class="button small" aria-disabled=${busy.value} @click=${() => focus(activity, on, "")}>
          ${t("console.figure.group_large", { name: treeName(on) })}
        </button>`
      : nothing}
    ${sideBySide(activity, board)} ${dealing(activity, board)}
  </div>`;
}

/**
 * @param {string} activity
 * @param {Canvas | Table} board
 */
function sideBySide(activity, { focus: large, groups }) {
  if (!large) return nothing;
  return html`<button type="button" class="button small" aria-disabled=${busy.value} @click=${() => focus(activity, "", "")}>
    ${t(groups ? "console.figure.side_by_side" : "console.figure.whole")}
  </button>`;
}

/**
 * @param {string} activity
 * @param {string} team
 * @param {string} field
 */
export function focus(activity, team, field) {
  return act({ t: "cards.focus", activity, team, field });
}

/**
 * Rows that are meant for groups: dealt out, or taken back together.
 * @param {string} activity
 * @param {Canvas | Table} board
 */
function dealing(activity, board) {
  if (board.t !== "table" || !board.dealt || board.who !== "names") return nothing;
  if (board.groups) return button("console.figure.take_together", () => act({ t: "cards.deal", activity, dealt: false }));
  if (mayDeal(view.value, board)) return button("console.next.deal", () => act({ t: "cards.deal", activity, dealt: true }));
  if (hasGroups(view.value)) return nothing;
  return button("console.next.groups", () => openPanel({ name: "groups", activity }));
}

/**
 * @param {string} words  key
 * @param {() => unknown} onPress
 */
function button(words, onPress) {
  return html`<button type="button" class="button small" aria-disabled=${busy.value} @click=${onPress}>${t(words)}</button>`;
}

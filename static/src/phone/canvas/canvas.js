/** A canvas on the phone: one field at a time, all of them a tap away; on a laptop the whole figure beside it. */

import { html, nothing } from "lit-html";

import { record } from "../../board.js";
import { sharedName } from "../../canvas/fields.js";
import { fieldSign } from "../../canvas/signs.js";
import { treeName } from "../../groups/trees.js";
import { wordsOf } from "../../text/words.js";
import { languageIn, say, t } from "../../texts.js";
import { agreeView } from "../agree.js";
import { searchView, spotlightView } from "../cards/board.js";
import { boxView, isInBox } from "../cards/box.js";
import { leftView, progressView } from "../cards/dots.js";
import { linksView } from "../cards/links.js";
import { canTakeBack, mayTouch } from "../cards/own.js";
import { groupingIn, openedIn, sheetView } from "../cards/sheet.js";
import { teamOn, teamsView } from "../cards/teams.js";
import { wide } from "../wide.js";
import { wholeView } from "./beside.js";
import { canWrite, fieldView } from "./field.js";
import { dragIn, moveView } from "./moving.js";
import { overviewView } from "./overview.js";
import { strengthView } from "./strength.js";
import { fieldOn, heapsIn, overview } from "./where.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

/**
 * @param {string} activity
 * @param {Canvas} canvas
 */
export function canvasView(activity, canvas) {
  const team = teamOn(activity, canvas);
  if (openedIn(activity) && !wide.value && canvas.phase !== "voting") return nearView(activity, canvas, team);
  const short = !wide.value && overview.value !== activity && canvas.phase !== "closed";
  return html`
    ${teamsView(activity, canvas, short)} ${short && canTakeBack(activity) ? nothing : taskView(canvas)}
    ${spotlightView(activity, canvas)} ${canvas.phase === "voting" ? progressView(activity) : nothing}
    ${wide.value && canvas.phase !== "closed" ? besideView(activity, canvas, team) : nearView(activity, canvas, team)}
    ${canvas.agree ? agreeView(activity) : nothing}
  `;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
function besideView(activity, canvas, team) {
  return html`<div class="beside" @pointerdown=${canvas.phase === "open" ? dragIn(activity, canvas, team) : nothing}>
    <div class="near">${nearView(activity, canvas, team)}</div>
    ${wholeView(activity, canvas, team)}
  </div>`;
}

/** What there is to do; it makes room once one has begun. @param {Canvas} canvas */
function taskView({ phase, task }) {
  if (phase === "voting") return html`<p class="promise">${t("phone.canvas.voting")}</p>`;
  if (phase === "locked") return html`<p class="promise">${t("phone.canvas.closed_now")}</p>`;
  if (phase === "shown" || !say(task)) return nothing;
  return html`<p class="task" lang=${languageIn(task)}>${say(task)}</p>`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
function nearView(activity, canvas, team) {
  const held = openedIn(activity);
  if (held && canvas.phase !== "voting") return cardView(activity, canvas, held);
  const search = groupingIn(activity);
  if (search) return searchView(activity, search, heapsIn(activity, search.card.field, search.card.team));
  if (canvas.phase === "closed") {
    return html`<p class="lead">${t("phone.cards.closed")}</p>
      ${overviewView(activity, canvas, team)}`;
  }
  return overview.value === activity && !wide.value
    ? overviewView(activity, canvas, team)
    : fieldView(activity, canvas, team, wide.value ? boxIn(activity, canvas) : nothing);
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Held} held
 */
function cardView(activity, canvas, held) {
  const may = mayTouch(canvas, held.card);
  const more = html`
    ${strengthView(activity, canvas.strengths, held, may)} ${may ? moveView(activity, canvas, held) : nothing}
    ${linksView(activity, held, may)}
  `;
  return sheetView(activity, canvas, held, { more, back: t("phone.canvas.back") });
}

/**
 * What stays at the thumb.
 * @param {string} activity
 * @param {Canvas} canvas
 */
export function canvasFoot(activity, canvas) {
  if (canvas.phase === "voting") return leftView(activity, canvas);
  return wide.value ? nothing : boxIn(activity, canvas);
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 */
function boxIn(activity, canvas) {
  if (openedIn(activity) || groupingIn(activity) || (overview.value === activity && !wide.value)) return nothing;
  const field = fieldOn(activity, canvas);
  if (!canWrite(canvas, field)) return nothing;
  const label = t("phone.canvas.write", { field: say(field.title) });
  if (!field.asked) return boxView(activity, { field: field.name, label, short: t("phone.canvas.write_short") });
  const team = teamOn(activity, canvas);
  const question = team ? t("phone.canvas.ask", { group: treeName(team) }) : t("phone.canvas.ask_all");
  return boxView(activity, { field: field.name, team, label: question, short: t("phone.canvas.ask_all") });
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 */
export function isWritingIn(activity, canvas) {
  return isInBox(activity) && !openedIn(activity) && (canvas.phase === "open" || canvas.phase === "shown");
}

/**
 * What was opened in it.
 * @param {string} activity
 * @param {Canvas} canvas
 */
export function canvasOpened(activity, canvas) {
  return [overview.value === activity, fieldOn(activity, canvas).name].join("/");
}

/**
 * All of it to be read.
 * @param {string} activity
 * @param {Canvas} canvas
 */
export function canvasResult(activity, canvas) {
  const team = teamOn(activity, canvas);
  return html`${teamsView(activity, canvas)}
  ${canvas.fields.map((field) => {
    const texts = field.single
      ? [record(`card/${activity}/${sharedName(field.name, team)}`)].flatMap((card) => (card ? [wordsOf(card)] : []))
      : heapsIn(activity, field.name, team).flatMap((heap) => [heap, ...heap.under].map(({ card }) => wordsOf(card)));
    if (!texts.length) return nothing;
    return html`<section class="written-in">
      <h3 lang=${languageIn(field.title)}>${fieldSign(field.sign)}<span>${say(field.title)}</span></h3>
      <ul class="written">
        ${texts.map((text) => html`<li class="words">${text}</li>`)}
      </ul>
    </section>`;
  })}`;
}

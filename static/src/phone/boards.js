/** All that is loaded when the first canvas or table comes on the screen. */

import "./start.js"; // so that nothing of it is in this file, too

import { html, nothing } from "lit-html";

import { manyIn } from "../cards/heaps.js";
import { say } from "../texts.js";
import { canvasFoot, canvasOpened, canvasResult, canvasView, isWritingIn } from "./canvas/canvas.js";
import { progressView } from "./cards/dots.js";
import { tableOf } from "./cards/own.js";
import { grouping, openedIn } from "./cards/sheet.js";
import { figure } from "./shared.js";
import { isWritingRow, tableFoot, tableResult, tableView } from "./table/table.js";
import { wide } from "./wide.js";
import { fieldOn } from "./canvas/where.js";

/** @typedef {import("../records.js").Canvas | import("../records.js").Table} Board */

/**
 * @param {string} activity
 * @param {Board} board
 */
export function viewOf(activity, board) {
  return board.t === "canvas" ? canvasView(activity, board) : tableView(activity, board);
}

/**
 * @param {string} activity
 * @param {Board} board
 */
export function footOf(activity, board) {
  return board.t === "canvas" ? canvasFoot(activity, board) : tableFoot(activity, board);
}

/**
 * @param {string} activity
 * @param {Board} board
 */
export function writingIn(activity, board) {
  if (wide.value) return false;
  return board.t === "canvas" ? isWritingIn(activity, board) : isWritingRow(activity, board);
}

/**
 * @param {string} activity
 * @param {Board} board
 */
export function openedOf(activity, board) {
  const within = board.t === "canvas" ? canvasOpened(activity, board) : "";
  return [openedIn(activity)?.id ?? "", grouping.value, within].join("/");
}

/**
 * @param {string} activity
 * @param {Board} board
 */
export function resultOf(activity, board) {
  return board.t === "canvas" ? canvasResult(activity, board) : tableResult(activity, board);
}

/**
 * @param {string} activity
 * @param {Board} board
 */
export function sharedOf(activity, board) {
  return html`
    ${resultOf(activity, board)} ${board.phase === "voting" ? progressView(activity) : nothing}
    <dl class="counts">
      ${figure(board.t === "canvas" ? "phone.cards.count" : "phone.table.count", manyIn(tableOf(activity).heaps))}
    </dl>
  `;
}

/**
 * What a screen reader is told beside the phase.
 * @param {string} activity
 * @param {Board} board
 */
export function wordsOn(activity, board) {
  return board.t === "canvas" && board.phase === "open" ? say(fieldOn(activity, board).title) : "";
}

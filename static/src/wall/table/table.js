/** A table on the wall. */
import { html } from "lit-html";
import { view } from "../../board.js";
import { focusOf } from "../../canvas/fields.js";
import { heapsOf } from "../../cards/heaps.js";
import { table as read } from "../../table/table.js";
import { say, t } from "../../texts.js";
import { agreedWords } from "../agreed.js";
import { top } from "../canvas/canvas.js";
import { dotsUsed } from "../cards/cards.js";
import { foot, whoIsHere } from "../foot.js";
import { turns } from "../turning.js";

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Tabled} scene
 */
export function table(scene) {
  const { activity, board } = scene;
  const rows = heapsOf(view.value, activity).length;
  return html`<main class="stage tables">
    ${top(scene, "")}
    <div class="tables-room">
      ${rows ? read({ activity, table: board, team: focusOf(board).team, view: view.value }, { turn: turns.value }) : empty(board)}
    </div>
    ${foot(html`<p>
      ${board.phase === "voting" ? dotsUsed(activity) : html`<span><b>${t("wall.table.rows", { n: rows })}</b></span>`}
      ${agreedWords(activity, board)} ${whoIsHere()}
    </p>`)}
  </main>`;
}

/**
 * As long as there is nothing to read, the columns themselves say what is asked.
 * @param {import("../../records.js").Table} board
 */
function empty({ columns }) {
  return html`<ul class="table-asks">
    ${columns.map(({ title, question }) => html`<li><b>${say(title)}</b> <span>${say(question)}</span></li>`)}
  </ul>`;
}

/** The end: thanks, where all of it can be read, and, once it may be seen, how it was for people. */
import { html, nothing } from "lit-html";
import { record, view, workshop } from "../board.js";
import { answersTo } from "../cards/answers.js";
import { t } from "../texts.js";
import { remarksOf, rowsOf } from "./choice/choice.js";
import { inTongues } from "./tongues.js";

/** @typedef {import("../records.js").Choice} Choice */

const CLOSING = "closing";

/** Reads signals: call it inside an effect. */
export function closed() {
  const asked = /** @type {Choice | undefined} */ (record(`activity/${CLOSING}`)); // rooms of long ago ask nothing
  const shown = asked?.phase === "shown";
  return html`<main class="stage closed ${shown ? "with-faces" : ""}">
    <header class="wall-head"><p class="wall-part">${workshop()?.title}</p></header>
    <h1>${t("wall.closed")}</h1>
    <p class="closed-read">${t("wall.closed.read")}</p>
    ${asked ? howItWas(asked) : nothing}
  </main>`;
}

/** @param {Choice} asked */
function howItWas(asked) {
  const answers = answersTo(view.value, CLOSING, asked);
  const n = answers.placed;
  if (!answers.seen) {
    return html`<p class="closed-asked"><b>${inTongues(asked.question)}</b> ${t("wall.closed.ask")} ${n ? html`<span>${t("wall.closed.answered", { n })}</span>` : nothing}</p>`;
  }
  return html`<h2 class="closed-question">${inTongues(asked.question)}</h2>
    <div class="result ${answers.remarks.length ? "with-remarks" : ""} many-few" data-holds>${rowsOf(asked, answers)} ${remarksOf(asked, answers)}</div>`;
}

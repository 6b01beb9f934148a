/** What all see together: how many answered, and, once it may be seen, where people stand. */

import { html, nothing } from "lit-html";

import { here, record, workshop } from "../board.js";
import { say, t } from "../texts.js";
import { countIn, isShown, resultView } from "./result.js";
import { languageOf } from "./steps.js";

/**
 * @param {string} activity
 * @returns {import("lit-html").TemplateResult}
 */
export function sharedView(activity) {
  const scale = record(`activity/${activity}`);
  if (!scale) return html`${presence()}`;
  const count = countIn(activity, scale.round);
  return html`
    ${isShown(count) ? resultView(activity, scale) : html`<p class="lead">${t("phone.not_shown_yet")}</p>`}
    <dl class="counts">
      ${figure("phone.on_the_line", count.placed ?? 0)} ${figure("phone.listening", count.listening ?? 0)} ${presence()}
    </dl>
  `;
}

/** What remains to be read when the workshop is over: every statement that was shown. */
export function closedView() {
  const agenda = workshop()?.agenda ?? [];
  return html`<p class="lead">${t("phone.closed")}</p>
    ${agenda.map((activity) => {
      const scale = record(`activity/${activity}`);
      if (!scale || !isShown(countIn(activity, scale.round))) return nothing;
      return html`<section class="past">
        <h2 lang=${languageOf(scale)}>${say(scale.statement)}</h2>
        ${resultView(activity, scale)}
      </section>`;
    })}`;
}

function presence() {
  const { hall, remote } = here.value;
  return html`${figure("phone.here", hall + remote)} ${remote ? figure("phone.here_remote", remote) : nothing}`;
}

/**
 * @param {string} key
 * @param {number} n
 */
function figure(key, n) {
  return html`<div>
    <dt>${t(key)}</dt>
    <dd>${n}</dd>
  </div>`;
}

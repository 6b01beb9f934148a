/** What all see together: how many answered, and, once it may be seen, where people stand. */

import { html, nothing } from "lit-html";

import { here, record, workshop } from "../board.js";
import { t } from "../texts.js";
import { countIn, isShown, resultView } from "./result.js";

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
    ${workshop()?.closed ? html`<p>${t("error.closed")}</p>` : nothing}
  `;
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

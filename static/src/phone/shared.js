/** What all see together: how many answered, and, once it may be seen, where people stand. */

import { html, nothing } from "lit-html";

import { here, record, workshop } from "../board.js";
import { languageIn, say, t } from "../texts.js";
import { headingOf } from "./heading.js";
import { partFor } from "./kinds.js";
import { countIn, isShown, resultView } from "./result.js";

/**
 * @param {string} activity
 * @returns {import("lit-html").TemplateResult}
 */
export function sharedView(activity) {
  const thing = record(`activity/${activity}`);
  if (thing?.t === "scale") return scaleShared(activity, thing);
  return html`${thing ? partFor(thing)?.sharedOf(activity, thing) : nothing}
    <dl class="counts">
      ${presence()}
    </dl>`;
}

/**
 * @param {string} activity
 * @param {import("../records.js").Scale} scale
 */
function scaleShared(activity, scale) {
  const count = countIn(activity, scale.round);
  return html`
    ${isShown(count) ? resultView(activity, scale) : html`<p class="lead">${t("phone.not_shown_yet")}</p>`}
    ${lineCounts(count)}
  `;
}

/** @param {import("../records.js").Count} count */
export function lineCounts(count) {
  return html`<dl class="counts">
    ${figure("phone.on_the_line", count.placed ?? 0)} ${figure("phone.listening", count.listening ?? 0)} ${presence()}
  </dl>`;
}

/** What remains to be read when the workshop is over: everything that was shown. */
export function closedView() {
  const agenda = workshop()?.agenda ?? [];
  return html`${agenda.map((activity) => {
      const thing = record(`activity/${activity}`);
      const result = thing && pastView(activity, thing);
      if (!result) return nothing;
      return html`<section class="past">
        <h2 lang=${languageIn(headingOf(thing))}>${say(headingOf(thing))}</h2>
        ${result}
      </section>`;
    })}`;
}

/**
 * @param {string} activity
 * @param {any} thing
 */
function pastView(activity, thing) {
  if (thing.t === "scale") return pastLine(activity, thing);
  const written = thing.t === "canvas" || thing.t === "table"; // is there to be read, shown on the wall or not
  return (thing.phase === "shown" || written) && partFor(thing)?.resultOf(activity, thing);
}

/**
 * The last round that was shown: one more may have been opened and never ended.
 * @param {string} activity
 * @param {import("../records.js").Scale} scale
 */
function pastLine(activity, scale) {
  let { round } = scale;
  while (round > 1 && !isShown(countIn(activity, round))) round--;
  return isShown(countIn(activity, round)) && resultView(activity, { ...scale, round });
}

export function presence() {
  const { hall, remote } = here.value;
  return html`${figure("phone.here", hall + remote)} ${remote ? figure("phone.here_remote", remote) : nothing}`;
}

/**
 * @param {string} key
 * @param {number} n
 */
export function figure(key, n) {
  return html`<div>
    <dt>${t(key)}</dt>
    <dd>${n}</dd>
  </div>`;
}

/** A question on the phone: one answer or several, a remark if wanted, and later what all answered. */

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { ref } from "lit-html/directives/ref.js";

import { record, view } from "../../board.js";
import { draftText, dropDraft, keepDraft } from "../../drafts.js";
import { earlierOf } from "../../earlier.js";
import { tidy } from "../../text/tidy.js";
import { languageIn, say, t } from "../../texts.js";
import { groupView, ownGroup } from "../group.js";
import { savedLine } from "../saved.js";
import { laterWords } from "../since/words.js";
import { answerTo, giveAnswer, withdraw } from "./own.js";
import { pyramidView } from "./pyramid.js";
import { resultView } from "./result.js";
import { pictureOf } from "./sign.js";

/** @typedef {import("../../records.js").Choice} Choice */

const remarkMost = 300;

/**
 * @param {string} activity
 * @param {Choice} choice
 * @param {{listen?: boolean, result?: boolean}} [options]  listen: offer "I listen this time"; result: show what others
 *   answer, where that is seen at once
 */
export function choiceView(activity, choice, { listen = true, result = true } = {}) {
  if (choice.phase === "shown") return html`${choice.groups ? groupView() : nothing} ${resultView(activity, choice)}`;
  if (choice.phase === "closed") {
    return html`<p class="lead">${t("phone.choice.think")}</p>
      ${choice.picture === "pyramid" ? pyramidView(choice, { picks: [] }) : nothing}`;
  }
  if (choice.groups && !ownGroup()) return groupView();
  const given = answerTo(activity);
  const back = html`<button type="button" class="button" @click=${() => withdraw(activity)}>${t("phone.take_back")}</button>`;
  const words = given && !given.picks.length ? "phone.choice.listening" : "phone.choice.saved";
  return html`
    ${choice.groups ? groupView() : nothing}
    <p class="promise">${t(`phone.choice.${choice.mode}`)}${choice.several ? ` ${t("phone.choice.several")}` : ""}</p>
    <div class="options ${choice.picture}" role=${choice.several ? "group" : "radiogroup"} aria-labelledby="statement">
      ${choice.picture === "pyramid" ? levels(activity, choice) : choice.options.map((_, n) => optionView(activity, choice, n))}
      ${listen ? listenView(activity) : nothing}
    </div>
    ${given && (given.remark || !choice.shut) ? remarkView(activity) : nothing}
    ${given ? savedLine(given.saved, t(words), back) : nothing}
    ${earlierLater(activity)} ${result && choice.mode === "live" && record(`count/${activity}/votes`) ? resultView(activity, choice) : nothing}
  `;
}

/** That there are earlier answers, which come with the new ones. @param {string} activity */
function earlierLater(activity) {
  const earlier = earlierOf(view.value, activity);
  return earlier && !earlier.counts ? laterWords(earlier) : nothing;
}

/**
 * @param {string} activity
 * @param {Choice} choice
 * @param {number} n
 */
function optionView(activity, choice, n) {
  const option = choice.options[n];
  const picks = answerTo(activity)?.picks ?? [];
  const on = picks.includes(n);
  return html`<label class="option ${option?.sign || "plain"} ${on ? "on" : ""}">
    <input
      type=${choice.several ? "checkbox" : "radio"}
      name="option"
      .checked=${live(on)}
      @change=${() => pick(activity, choice.several ? toggled(picks, n) : [n])}
    />
    ${pictureOf(choice, n)}<span lang=${languageIn(option?.text)}>${say(option?.text)}</span>
  </label>`;
}

/**
 * @param {string} activity
 * @param {Choice} choice
 */
function levels(activity, choice) {
  const picks = answerTo(activity)?.picks ?? [];
  const choose = (/** @type {number} */ n) => pick(activity, choice.several ? toggled(picks, n) : [n]);
  return pyramidView(choice, { picks, choose });
}

/** @param {string} activity */
function listenView(activity) {
  const on = answerTo(activity)?.picks.length === 0;
  return html`<label class="option listen ${on ? "on" : ""}">
    <input type="radio" name="option" .checked=${live(on)} @change=${() => pick(activity, [])} @click=${() => pick(activity, [])} />
    <span>${t("phone.listen")}</span>
  </label>`;
}

/**
 * @param {number[]} picks
 * @param {number} n
 */
function toggled(picks, n) {
  return picks.includes(n) ? picks.filter((other) => other !== n) : [...picks, n];
}

/**
 * @param {string} activity
 * @param {number[]} picks
 */
function pick(activity, picks) {
  const before = answerTo(activity);
  if (before && String(before.picks) === String(picks)) return;
  void giveAnswer(activity, picks, before?.remark ?? "");
}

/** @param {string} activity */
function remarkView(activity) {
  const draft = `${activity}/remark`;
  const typed = draftText(draft);
  return html`<form class="remark" @submit=${(/** @type {SubmitEvent} */ event) => saveRemark(event, activity)}>
    <label class="asked">
      <span>${t("phone.choice.remark")} <small>${t("phone.name_optional")}</small></span>
      <textarea
        class="field"
        name="remark"
        rows="2"
        maxlength=${remarkMost}
        ${ref(mountOf(activity))}
        @input=${(/** @type {Event} */ { target }) => keepDraft(draft, { text: /** @type {any} */ (target).value })}
      ></textarea>
    </label>
    ${typed ? html`<button class="button wide">${t("phone.choice.save_remark")}</button>` : nothing}
  </form>`;
}

/** One function per question, so that the field is filled once and not with every drawing. */
let mounting = { activity: "", mount: (/** @type {Element | undefined} */ _field) => {} };

/** @param {string} activity */
function mountOf(activity) {
  if (mounting.activity !== activity) mounting = { activity, mount: (field) => field && fill(field, activity) };
  return mounting.mount;
}

/**
 * @param {Element} field
 * @param {string} activity
 */
function fill(field, activity) {
  const area = /** @type {HTMLTextAreaElement} */ (field);
  area.value = draftText(`${activity}/remark`) || (answerTo(activity)?.remark ?? "");
}

/**
 * @param {SubmitEvent} event
 * @param {string} activity
 */
async function saveRemark(event, activity) {
  event.preventDefault();
  const draft = `${activity}/remark`;
  const typed = draftText(draft);
  const { ok } = await giveAnswer(activity, answerTo(activity)?.picks ?? [], tidy(typed).trim());
  if (ok && draftText(draft) === typed) dropDraft(draft);
}

/** The middle of the console while a question is asked: its answers, hidden until they are shown, and the remarks. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { answersTo } from "../cards/answers.js";
import { optionSign } from "../cards/option-sign.js";
import { signature } from "../cards/signature.js";
import { say, t } from "../texts.js";

/** @typedef {import("../records.js").Choice} Choice */

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Choice} choice
 */
export function choiceStage(activity, choice) {
  const { seen, each, remarks } = answersTo(view.value, activity, choice);
  const most = Math.max(1, ...each);
  return html`<div class="console-asked">
      <p class="console-state">${t(`console.phase.${choice.phase}`)} · ${t(`console.mode.${choice.mode}`)}</p>
      <h1>${say(choice.question)}</h1>
    </div>
    <ul class="console-options">
      ${choice.options.map(
        ({ text, sign }, i) => html`<li>
          <span class="console-option">${optionSign(sign)}<span>${say(text)}</span></span>
          ${seen ? bar(say(text), each[i] ?? 0, most) : nothing}
        </li>`,
      )}
    </ul>
    ${seen ? nothing : html`<p class="console-state">${t("console.choice.hidden")}</p>`}
    ${remarks.length
      ? html`<h2>${t("console.choice.remarks")}</h2>
          <ul class="console-remarks">
            ${remarks.map(({ vote }) => html`<li>${remarkWords(vote, choice)}</li>`)}
          </ul>`
      : nothing}`;
}

/**
 * @param {string} name
 * @param {number} count
 * @param {number} most
 */
function bar(name, count, most) {
  return html`<span class="console-bar">
    <b>${count}</b><progress max=${most} value=${count} aria-label=${name}></progress>
  </span>`;
}

/**
 * @param {import("../records.js").Vote} vote
 * @param {Choice} choice
 */
function remarkWords(vote, { options }) {
  const { picks, remark } = vote;
  const chosen = picks.map((i) => say(options[i]?.text)).join(", ");
  return html`${remark} <small>${[chosen, signature(vote)].filter((known) => known).join(" · ")}</small>`;
}

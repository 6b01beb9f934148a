/** The middle of the console while a question is asked: its answers, hidden until they are shown, and the remarks. */
import { html, nothing } from "lit-html";
import { record, view } from "../board.js";
import { answersTo } from "../cards/answers.js";
import { face } from "../choice/faces.js";
import { optionSign } from "../cards/option-sign.js";
import { signature } from "../cards/signature.js";
import { teamsOf } from "../groups/members.js";
import { leaf, treeName } from "../groups/trees.js";
import { earlierOf, sidesIn } from "../earlier.js";
import { say, t } from "../texts.js";
import { thenWords } from "./earlier.js";

/** @typedef {import("../records.js").Choice} Choice */

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Choice} choice
 */
export function choiceStage(activity, choice) {
  const { seen, each, remarks } = answersTo(view.value, activity, choice);
  const then = seen ? earlierOf(view.value, activity)?.counts?.[""] : undefined;
  const most = Math.max(1, ...each, ...(then ?? []));
  return html`<div class="console-asked">
      <p class="console-state">${t(`console.phase.${choice.phase}`)} · ${t(`console.mode.${choice.mode}`)}</p>
      <h1>${say(choice.question)}</h1>
    </div>
    <ul class="console-options">
      ${choice.options.map(
        (option, i) => html`<li>
          <span class="console-option">${choice.picture === "faces" ? face(i, choice.options.length) : optionSign(option.sign)}<span>${optionWords(option)}</span></span>
          ${then ? bar(`${say(option.text)}: ${t("console.then")}`, then[i] ?? 0, most, "then-bar") : nothing}
          ${seen ? bar(say(option.text), each[i] ?? 0, most) : nothing} ${seen && choice.groups ? byGroup(activity, i) : nothing}
          ${seen ? bySide(activity, i) : nothing}
        </li>`,
      )}
    </ul>
    ${seen ? nothing : html`<p class="console-state">${t("console.choice.hidden")}</p>`} ${thenWords(activity, seen)}
    ${remarks.length
      ? html`<h2>${t("console.choice.remarks")}</h2>
          <ul class="console-remarks">
            ${remarks.map(({ vote }) => html`<li>${remarkWords(vote, choice)}</li>`)}
          </ul>`
      : nothing}`;
}

/**
 * A level of the pyramid has two sides, or one of them.
 * @param {import("../records.js").Option} option
 */
function optionWords({ text, other }) {
  return [say(text), say(other)].filter((words) => words).join(" · ");
}

/**
 * How each group has answered.
 * @param {string} activity
 * @param {number} i  of the option
 */
function byGroup(activity, i) {
  return html`<ul class="count-groups in-line">
    ${teamsOf(view.value).map(({ name }) => {
      const chose = record(`count/${activity}/votes/${name}`)?.[`o${i}`] ?? 0;
      return chose ? html`<li>${leaf(name)} <span>${treeName(name)}</span> <b>${chose}</b></li>` : nothing;
    })}
  </ul>`;
}

/**
 * How many of each side.
 * @param {string} activity
 * @param {number} i  of the option
 */
function bySide(activity, i) {
  const sides = sidesIn(view.value, `count/${activity}/votes`);
  if (!sides.length) return nothing;
  return html`<ul class="count-groups in-line">
    ${sides.map(({ side, count }) => html`<li><span>${t(`console.side.${side}`)}</span> <b>${t("console.of", { n: count[`o${i}`] ?? 0, of: count.placed ?? 0 })}</b></li>`)}
  </ul>`;
}

/**
 * @param {string} name
 * @param {number} count
 * @param {number} most
 * @param {string} [look]
 */
function bar(name, count, most, look = "") {
  return html`<span class="console-bar ${look}">
    <b>${count}</b><progress max=${most} value=${count} aria-label=${name}></progress>
  </span>`;
}

/**
 * @param {import("../records.js").Vote} vote
 * @param {Choice} choice
 */
function remarkWords(vote, { options }) {
  const { picks, remark } = vote;
  const chosen = picks.flatMap((i) => (options[i] ? [optionWords(options[i])] : [])).join(", ");
  return html`${remark} <small>${[chosen, signature(vote)].filter((known) => known).join(" · ")}</small>`;
}

/** Questions put to the moderator privately: never on the wall, and covered here until the moderator says it is safe. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { under, view } from "../../board.js";
import { signature } from "../../cards/signature.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { sheet } from "../panel.js";
import { troubleLine } from "../trouble.js";

/**
 * @typedef {import("../../records.js").Question} Question
 * @typedef {{ id: string, question: Question }} Asked
 */

const ANSWER_MOST = 500;

/** This console may be what the projector shows. Asked once, as long as the page is open. */
const unseen = signal(false);

/** How many still wait. Reads a signal. */
export function openQuestions() {
  let open = 0;
  for (const record of view.value.values()) if (record.t === "question" && !record.done) open++;
  return open;
}

/** Reads signals: call it inside an effect. */
export function questionsSheet() {
  return sheet(t("console.questions.title"), unseen.value ? all() : covered());
}

function covered() {
  return html`<div class="questions">
    <p>${t("console.questions.projected")}</p>
    <button type="button" class="button strong wide" @click=${() => (unseen.value = true)}>${t("console.questions.show")}</button>
  </div>`;
}

function all() {
  /** @type {Asked[]} */
  const asked = under("question/").map(([id, question]) => ({ id: id.slice("question/".length), question }));
  const open = asked.filter(({ question }) => !question.done);
  const done = asked.filter(({ question }) => question.done);
  return html`<div class="questions">
    ${troubleLine()}
    <p>${t("console.questions.private")}</p>
    ${open.length ? nothing : html`<p>${t("console.questions.none")}</p>`}
    <ul>
      ${repeat(open, ({ id }) => id, waiting)}
    </ul>
    ${done.length
      ? html`<details>
          <summary>${t("console.questions.done", { n: done.length })}</summary>
          <ul>
            ${repeat(done, ({ id }) => id, dealtWith)}
          </ul>
        </details>`
      : nothing}
  </div>`;
}

/** @param {Asked} asked */
function waiting({ id, question }) {
  const reply = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const answer = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("answer"));
    return act({ t: "question.reply", id, answer, done: true });
  };
  return html`<li>
    ${words(question)}
    <form @submit=${reply}>
      <label class="asked">
        <span>${t("console.questions.answer")}</span>
        <textarea class="field" name="answer" rows="2" maxlength=${ANSWER_MOST} required>${question.answer}</textarea>
      </label>
      <div class="question-ends">
        <button class="button" aria-disabled=${busy.value}>${t("console.questions.reply")}</button>
        <button type="button" class="button quiet" aria-disabled=${busy.value} @click=${() => act({ t: "question.reply", id, done: true })}>
          ${t("console.questions.without")}
        </button>
      </div>
    </form>
  </li>`;
}

/** @param {Asked} asked */
function dealtWith({ id, question }) {
  return html`<li>
    ${words(question)} ${question.answer ? html`<p class="question-answer">↳ ${question.answer}</p>` : nothing}
    <button type="button" class="button small" @click=${() => act({ t: "question.reply", id, done: false })}>
      ${t("console.questions.again")}
    </button>
  </li>`;
}

/** @param {Question} question */
function words(question) {
  return html`<p class="question-words">${question.text}</p>
    <p class="question-who">${signature(question) || t("console.questions.nameless")}</p>`;
}

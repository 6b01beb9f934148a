/** A question that only the moderator sees, and what they wrote back. Without a name nobody can tell who asks. */

import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { signal } from "@preact/signals-core";

import { under, workshop } from "../../board.js";
import { draftText, dropDraft, keepDraft } from "../../drafts.js";
import { keep, kept } from "../../kept.js";
import { pending, send } from "../../outbox.js";
import { randomName } from "../../random.js";
import { shelfOf } from "../../seats.js";
import { tidy } from "../../text/tidy.js";
import { reason, t } from "../../texts.js";

/** @typedef {import("../../records.js").Question} Question */

const most = 500;
const draft = "moderator/question";

const named = signal(false);
const trouble = signal("");
/** Answers are new until they have been on the screen. */
const seen = signal(0);

/** When the workshop is over, answers can still come; questions no more. */
export function questionView() {
  const mine = own();
  requestAnimationFrame(() => see(mine));
  return html`<section class="asking">
    <h2>${t("phone.question")}</h2>
    ${mine.map(([id, question]) => oneView(id, question))} ${waiting().map(({ text }) => waitingView(text))}
    ${workshop()?.closed ? nothing : formView()}
  </section>`;
}

function formView() {
  const typed = draftText(draft);
  const keepTyped = (/** @type {Event} */ { target }) => keepDraft(draft, { text: /** @type {HTMLTextAreaElement} */ (target).value });
  return html`<p class="promise">${t(named.value ? "phone.question.named_means" : "phone.question.nameless_means")}</p>
    <form @submit=${ask}>
      <textarea class="field" rows="3" maxlength=${most} aria-label=${t("phone.question")} ${ref(fill)} @input=${keepTyped}></textarea>
      <label class="choice tick-choice">
        <input type="checkbox" .checked=${named.value} @change=${() => (named.value = !named.peek())} /><span>${t("phone.question.named")}</span>
      </label>
      <button class="button wide ${typed ? "strong" : ""}" aria-disabled=${!typed}>${t("phone.question.send")}</button>
      <p class="trouble" role="alert">${trouble.value}</p>
    </form>`;
}

/** Is there an answer that has not been on the screen? Reads signals. */
export function hasNewAnswer() {
  seen.value;
  return own().some(([id, { answer }]) => answer && kept(seenName(id)) !== answer);
}

/** @returns {[string, Question][]} newest first, as far as the order is known */
function own() {
  const found = /** @type {[string, Question][]} */ (under("question/").filter(([, { mine }]) => mine));
  return found.reverse();
}

/** On their way. */
function waiting() {
  const there = new Set(own().map(([id]) => id));
  return pending.value.flatMap(({ c }) => (c.t === "question.ask" && !there.has(`question/${c["id"]}`) ? [{ text: c["text"] }] : []));
}

/** @param {string} text */
function waitingView(text) {
  return html`<div class="question unsaved">
    <p class="words">${text}</p>
    <p class="tags">◌ ${t("phone.cards.on_its_way")}</p>
  </div>`;
}

/**
 * @param {string} id
 * @param {Question} question
 */
function oneView(id, { text, answer, done, named }) {
  const state = done && !answer ? "phone.question.seen" : "phone.question.waits";
  return html`<div class="question">
    <p class="words">${text}</p>
    <p class="tags">${t(named ? "phone.question.was_named" : "phone.question.was_nameless")}</p>
    ${answer
      ? html`<div class="answer"><h3>${t("phone.question.answer")}</h3><p class="words">${answer}</p></div>`
      : html`<p class="tags">${t(state)}</p>`}
    ${workshop()?.closed
      ? nothing
      : html`<button type="button" class="button quiet" @click=${() => send({ t: "question.withdraw", id: id.split("/")[1] })}>
          ${t("phone.question.withdraw")}
        </button>`}
  </div>`;
}

/** Once, and not with every drawing. @param {Element | undefined} field */
function fill(field) {
  if (field) /** @type {HTMLTextAreaElement} */ (field).value = draftText(draft);
}

/** @param {SubmitEvent} event */
async function ask(event) {
  event.preventDefault();
  const field = /** @type {HTMLFormElement} */ (event.target).querySelector("textarea");
  const text = tidy(draftText(draft)).trim();
  if (!text || !field) return;
  field.value = "";
  dropDraft(draft);
  trouble.value = "";
  const answer = await send({ t: "question.ask", id: randomName(10), text, named: named.peek() });
  if (answer.ok) return;
  trouble.value = reason(answer.code, answer.details);
  keepDraft(draft, { text });
  if (field.isConnected && !field.value) field.value = text;
}

/** @param {[string, Question][]} questions  that are on the screen */
function see(questions) {
  const fresh = questions.filter(([id, { answer }]) => answer && kept(seenName(id)) !== answer);
  for (const [id, { answer }] of fresh) keep(seenName(id), answer);
  if (fresh.length) seen.value += 1;
}

/** @param {string} id */
function seenName(id) {
  return shelfOf("answered") + id;
}

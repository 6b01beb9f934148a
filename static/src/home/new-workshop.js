/** Starting a workshop: a title and an agenda, or statements of one's own and what is seen of whom. */

import "../phone/start.js"; // so that nothing of it is in this file, too

import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";

import { base, boot } from "../boot.js";
import { methods } from "../methods.js";
import { begin, hostKeyField } from "./host-key.js";
import { reason, say, t } from "../texts.js";
import { agendaChoice, goToConsole, languageChoice, titleMost, usualTitle } from "./form.js";

export { fetchMethods } from "../methods.js";

/** @typedef {import("../boot.js").SaidIn} SaidIn */

const statementMost = 300;
const modes = /** @type {const} */ (["nameless", "hidden", "live"]);

/** Seen at once, the first of them chosen; the others are one tap away. */
const first = boot.usual?.agendas ?? [];

/** The agenda's id, or one of the own ways. */
const chosen = signal(first[0] ?? "");

/** Fields for own statements; one more appears as soon as the last is used. */
const own = signal([""]);
const trouble = signal("");
const busy = signal(false);

export function newWorkshopView() {
  return html`<main class="new-workshop">
    <h1 tabindex="-1">${t("home.start_title")}</h1>
    <form @submit=${start}>
      <label class="asked">
        <span>${t("home.workshop_title")}</span>
        <input class="field" name="title" maxlength=${titleMost} autocomplete="off" placeholder=${usualTitle(chosen.value, boot.language)} />
      </label>
      ${languageChoice()} ${agendaChoice(t("home.agenda"), chosen, first, ownWays())}
      ${chosen.value === "statements" ? html`${statementChoice()} ${modeChoice()}` : nothing}
      <p class="trouble" role="alert">${trouble.value}</p>
      ${hostKeyField()}
      <button class="button strong wide" aria-disabled=${busy.value}>${t("home.start_now")}</button>
      <p class="fine">${t("home.start_fine")}</p>
    </form>
  </main>`;
}

function ownWays() {
  return ["statements", "empty"].map((value) => ({ value, name: t(`home.agenda.${value}`), means: t(`home.agenda.${value}_means`) }));
}

function statementChoice() {
  return html`<fieldset class="statements">
    <legend>${t("home.statements")}</legend>
    <p>${t("home.statements_how")}</p>
    <div class="choices">
      ${(methods.value?.statements ?? []).map(
        ({ statement }, i) => html`<label class="choice">
          <input type="checkbox" name="statement" value=${i} ?checked=${i === 0} /><span>${say(statement)}</span>
        </label>`,
      )}
    </div>
    ${own.value.map(
      (words, i) => html`<label class="asked">
        <span>${t("home.own_statement")}</span>
        <textarea class="field" name="own" rows="2" maxlength=${statementMost} .value=${words} @input=${write(i)}></textarea>
      </label>`,
    )}
  </fieldset>`;
}

/** @param {number} i */
function write(i) {
  return (/** @type {Event} */ { target }) => {
    const words = own.peek().map((old, j) => (i === j ? /** @type {HTMLTextAreaElement} */ (target).value : old));
    own.value = words[words.length - 1]?.trim() ? [...words, ""] : words;
  };
}

function modeChoice() {
  return html`<fieldset class="choices modes">
    <legend>${t("home.mode")}</legend>
    ${modes.map(
      (mode) => html`<label class="choice">
        <input type="radio" name="mode" value=${mode} ?checked=${mode === "nameless"} />
        <span><b>${t(`home.mode.${mode}`)}</b> ${t(`home.mode.${mode}_means`)}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** @param {SubmitEvent} event */
async function start(event) {
  event.preventDefault();
  if (busy.value) return;
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  busy.value = true;
  trouble.value = "";
  const title = String(given.get("title")).trim() || usualTitle(chosen.value, String(given.get("language")));
  const answer = await begin(`${base}/workshops`, {
    title,
    language: given.get("language"),
    ...agendaIn(given),
  });
  busy.value = false;
  if (answer.ok) goToConsole(answer.value, title);
  else trouble.value = reason(answer.code, answer.details);
}

/** @param {FormData} given */
function agendaIn(given) {
  const agenda = String(given.get("agenda"));
  if (agenda === "statements") return { statements: statementsIn(given), mode: given.get("mode") };
  return agenda === "empty" ? {} : { agenda };
}

/**
 * @param {FormData} given
 * @returns {{statement: SaidIn}[]}
 */
function statementsIn(given) {
  const suggested = given.getAll("statement").map((i) => ({ statement: methods.peek()?.statements[Number(i)]?.statement ?? {} }));
  const written = given.getAll("own").map((words) => String(words).trim());
  const language = String(given.get("language"));
  return [...suggested, ...written.filter((words) => words).map((words) => ({ statement: { [language]: words } }))];
}

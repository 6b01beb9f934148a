/** Starting a workshop: a title and an agenda, or statements of one's own and what is seen of whom. */

import "../phone/start.js"; // so that nothing of it is in this file, too

import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";

import { boot } from "../boot.js";
import { keep } from "../kept.js";
import { inHours, methods, minutesOf } from "../methods.js";
import { post } from "../post.js";
import { reason, say, t } from "../texts.js";

export { fetchMethods } from "../methods.js";

/** @typedef {import("../boot.js").SaidIn} SaidIn */
/** @typedef {import("../methods.js").Tool} Agenda */

const titleMost = 120;
const statementMost = 300;
const modes = /** @type {const} */ (["nameless", "hidden", "live"]);

/** Seen at once, the first of them chosen; the others are one tap away. */
const first = boot.usual?.agendas ?? [];
const ownWays = /** @type {const} */ (["statements", "empty"]);

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
        <input class="field" name="title" maxlength=${titleMost} autocomplete="off" placeholder=${usualTitle(boot.language)} />
      </label>
      ${languageChoice()} ${agendaChoice()} ${chosen.value === "statements" ? html`${statementChoice()} ${modeChoice()}` : nothing}
      <p class="trouble" role="alert">${trouble.value}</p>
      <button class="button strong wide" aria-disabled=${busy.value}>${t("home.start_now")}</button>
      <p class="fine">${t("home.start_fine")}</p>
    </form>
  </main>`;
}

function languageChoice() {
  return html`<fieldset class="choices">
    <legend>${t("home.workshop_language")}</legend>
    ${boot.languages.map(
      (language) => html`<label class="choice">
        <input type="radio" name="language" value=${language} ?checked=${language === boot.language} />
        <span lang=${language}>${t(`common.language.${language}`)}</span>
      </label>`,
    )}
  </fieldset>`;
}

function agendaChoice() {
  const agendas = Object.values(methods.value?.agendas ?? {});
  const others = agendas.filter(({ id }) => !first.includes(id)).sort((a, b) => a.source.localeCompare(b.source));
  return html`<fieldset class="choices agendas">
    <legend>${t("home.agenda")}</legend>
    ${first.map((id) => oneAgenda(id, agendas.find((agenda) => agenda.id === id)))}
    ${others.length
      ? html`<details>
          <summary>${t("home.agenda.others")}</summary>
          ${others.map((agenda) => oneAgenda(agenda.id, agenda))}
        </details>`
      : nothing}
    ${ownWays.map((way) => choiceOf(way, t(`home.agenda.${way}`), t(`home.agenda.${way}_means`)))}
  </fieldset>`;
}

/**
 * @param {string} id
 * @param {Agenda | undefined} agenda  not there yet: the choice is, its words follow
 */
function oneAgenda(id, agenda) {
  const known = methods.value;
  if (!agenda || !known) return choiceOf(id, "…", "");
  return choiceOf(id, say(agenda.name), say(agenda.means), inHours(minutesOf(known, agenda.activities)));
}

/**
 * @param {string} value
 * @param {string} name
 * @param {string} means
 * @param {string} [long]
 */
function choiceOf(value, name, means, long = "") {
  return html`<label class="choice">
    <input type="radio" name="agenda" value=${value} .checked=${chosen.value === value} @change=${() => (chosen.value = value)} />
    <span><b>${name}</b>${long ? html` <small class="long">${long}</small>` : nothing} <small class="means">${means}</small></span>
  </label>`;
}

function statementChoice() {
  return html`<fieldset class="statements">
    <legend>${t("home.statements")}</legend>
    <p>${t("home.statements_how")}</p>
    <div class="choices">
      ${(boot.statements ?? []).map(
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

/**
 * What it is called when nobody says otherwise: as its agenda.
 * @param {string} language
 */
function usualTitle(language) {
  const name = methods.value?.agendas[chosen.value]?.name;
  return name?.[language] ?? t("home.title_usual");
}

/** @param {SubmitEvent} event */
async function start(event) {
  event.preventDefault();
  if (busy.value) return;
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  busy.value = true;
  trouble.value = "";
  const title = String(given.get("title")).trim() || usualTitle(String(given.get("language")));
  const answer = await post("/workshops", {
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
  const suggested = given.getAll("statement").map((i) => ({ statement: boot.statements?.[Number(i)]?.statement ?? {} }));
  const written = given.getAll("own").map((words) => String(words).trim());
  const language = String(given.get("language"));
  return [...suggested, ...written.filter((words) => words).map((words) => ({ statement: { [language]: words } }))];
}

/**
 * The console asks first whether everyone can see this screen; then it needs the wall's secret as well.
 * @param {{code: string, moderator: string, wall: string}} made
 * @param {string} title
 */
function goToConsole({ code, moderator, wall }, title) {
  try {
    sessionStorage.setItem(`talka-wall-${code}`, wall);
  } catch {
    // Without storage the console cannot open the wall by itself, but it works.
  }
  keep(`talka-console/${code}`, title);
  location.assign(`/${code}/console#${moderator}`);
}

/** What every form asks that begins a workshop: language and agenda; and the way to its console. */

import "../phone/start.js"; // so that nothing of it is in this file, too

import { html, nothing } from "lit-html";

import { base, boot } from "../boot.js";
import { keep } from "../kept.js";
import { inHours, methods, minutesOf } from "../methods.js";
import { say, t } from "../texts.js";

/**
 * @typedef {import("../methods.js").Tool} Agenda
 * @typedef {import("@preact/signals-core").Signal<string>} Chosen   the agenda's id, or one of the own ways
 * @typedef {{value: string, name: string, means: string}} Way   to go without a ready-made agenda
 */

export const titleMost = 120;

export function languageChoice() {
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

/**
 * @param {string} legend
 * @param {Chosen} chosen
 * @param {string[]} first  seen at once; the others are one tap away
 * @param {Way[]} ways
 */
export function agendaChoice(legend, chosen, first, ways) {
  const agendas = Object.values(methods.value?.agendas ?? {});
  const others = agendas.filter(({ id }) => !first.includes(id)).sort((a, b) => a.source.localeCompare(b.source));
  return html`<fieldset class="choices agendas">
    <legend>${legend}</legend>
    ${first.map((id) => oneAgenda(chosen, id, agendas.find((agenda) => agenda.id === id)))}
    ${others.length
      ? html`<details>
          <summary>${t("home.agenda.others")}</summary>
          ${others.map((agenda) => oneAgenda(chosen, agenda.id, agenda))}
        </details>`
      : nothing}
    ${ways.map((way) => choiceOf(chosen, way))}
  </fieldset>`;
}

/**
 * @param {Chosen} chosen
 * @param {string} id
 * @param {Agenda | undefined} agenda  not there yet: the choice is, its words follow
 */
function oneAgenda(chosen, id, agenda) {
  const known = methods.value;
  if (!agenda || !known) return choiceOf(chosen, { value: id, name: "…", means: "" });
  const way = { value: id, name: say(agenda.name), means: say(agenda.means) };
  return choiceOf(chosen, way, inHours(minutesOf(known, agenda.activities)));
}

/**
 * @param {Chosen} chosen
 * @param {Way} way
 * @param {string} [long]
 */
function choiceOf(chosen, { value, name, means }, long = "") {
  return html`<label class="choice">
    <input type="radio" name="agenda" value=${value} .checked=${chosen.value === value} @change=${() => (chosen.value = value)} />
    <span><b>${name}</b>${long ? html` <small class="long">${long}</small>` : nothing} <small class="means">${means}</small></span>
  </label>`;
}

/**
 * What it is called when nobody says otherwise: as its agenda.
 * @param {string} agenda
 * @param {string} language
 */
export function usualTitle(agenda, language) {
  return methods.value?.agendas[agenda]?.name[language] ?? t("home.title_usual");
}

/**
 * The console asks first whether everyone can see this screen; then it needs the wall's secret as well.
 * @param {{code: string, moderator: string, wall: string}} made
 * @param {string} title
 */
export function goToConsole({ code, moderator, wall }, title) {
  try {
    sessionStorage.setItem(`talka-wall-${code}`, wall);
  } catch {
    // Without storage the console cannot open the wall by itself, but it works.
  }
  keep(`talka-console/${code}`, title);
  location.assign(`${base}/${code}/console#${moderator}`);
}

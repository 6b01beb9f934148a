/** Starting the next workshop from an earlier one: which one, what comes along, and the rest of its agenda. */

import "../../phone/start.js"; // so that nothing of it is in this file, too

import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";

import { base, boot } from "../../boot.js";
import { dayWords } from "../../earlier.js";
import { kept, keptNames } from "../../kept.js";
import { t } from "../../texts.js";
import { agendaChoice, goToConsole, languageChoice, titleMost, usualTitle } from "../form.js";
import { begin, hostKeyField } from "../host-key.js";
import { busy, chooseAnother, earlier, lookInto, readIn, refusalOf, trouble } from "./offer.js";
import { partsView, taken } from "./parts.js";

export { fetchMethods } from "../../methods.js";

const first = boot.usual?.next ?? [];

/** The agenda's id; "": only what comes along. */
const agenda = signal(first[0] ?? "");
/** As it was typed; "" as long as nobody has. */
const title = signal("");
/** The workshop that the address named. */
let asked = "";

/** @param {string} code  of the workshop that one comes from, "" for none */
export function nextView(code) {
  if (code !== asked) lookFor(code);
  return html`<main class="new-workshop next-workshop">
    <h1 tabindex="-1">${t("home.next.title")}</h1>
    <p class="lead">${t("home.next.lead")}</p>
    ${earlier.value ? html`${fromView(earlier.value)} ${formView(earlier.value)}` : whichView()}
  </main>`;
}

/** Once: whoever then chooses another is not led back. @param {string} code */
function lookFor(code) {
  asked = code;
  if (code) queueMicrotask(() => lookInto(code));
}

function whichView() {
  const led = keptNames("talka-console/").map((name) => ({ code: name.slice(name.indexOf("/") + 1), name: kept(name) }));
  return html`${led.length
      ? html`<section class="next-which">
          <h2>${t("home.next.led")}</h2>
          <ul class="next-led">
            ${led.map(({ code, name }) => html`<li>
              <button type="button" class="button wide" @click=${() => lookInto(code)}><b>${name || code}</b> <small>${code}</small></button>
            </li>`)}
          </ul>
        </section>`
      : nothing}
    <section class="next-which">
      <h2>${t("home.next.from_file")}</h2>
      ${fileField()}
    </section>
    ${troubleLine()}`;
}

function fileField() {
  return html`<label class="asked next-file">
    <span>${t("home.next.file_how")}</span>
    <input class="field" type="file" accept=".json,application/json" @change=${choose} />
  </label>`;
}

/** @param {Event} event */
async function choose({ target }) {
  const input = /** @type {HTMLInputElement} */ (target);
  const file = input.files?.[0];
  if (file) await readIn(file);
  input.value = ""; // so that the same file, mended, can be chosen again
}

/** @param {import("./offer.js").Earlier} found */
function fromView({ offer }) {
  const words = [offer.day ? dayWords(offer.day) : "", offer.people ? t("home.next.people", { n: offer.people }) : ""];
  return html`<section class="next-from">
    <p><b>${offer.title}</b><br />${words.filter((one) => one).join(" · ")}</p>
    <button type="button" class="button quiet" @click=${another}>${t("home.next.other")}</button>
  </section>`;
}

function another() {
  chooseAnother();
  if (location.hash !== "#next") location.hash = "#next";
}

/** @param {import("./offer.js").Earlier} found */
function formView(found) {
  const ways = [{ value: "", name: t("home.next.agenda_none"), means: t("home.next.agenda_none_means") }];
  return html`<form @submit=${(/** @type {SubmitEvent} */ event) => start(event, found)}>
    ${partsView(found.offer)}
    ${agendaChoice(t("home.next.agenda"), agenda, first, ways)}
    ${sidesChoice()}
    <label class="asked">
      <span>${t("home.workshop_title")}</span>
      <input class="field" name="title" maxlength=${titleMost} autocomplete="off" .value=${title.value} placeholder=${suggested(found, boot.language)}
        @input=${(/** @type {Event} */ { target }) => (title.value = /** @type {HTMLInputElement} */ (target).value)} />
    </label>
    ${languageChoice()} ${troubleLine()} ${hostKeyField()}
    <button class="button strong wide" aria-disabled=${busy.value}>${t("home.next.start")}</button>
  </form>`;
}

function sidesChoice() {
  return html`<fieldset class="choices">
    <legend>${t("home.next.sides_title")}</legend>
    <label class="choice">
      <input type="checkbox" name="sides" />
      <span><b>${t("home.next.sides")}</b> <small class="means">${t("home.next.sides_means")}</small></span>
    </label>
  </fieldset>`;
}

/**
 * After the workshop that it follows, and what it is.
 * @param {import("./offer.js").Earlier} found
 * @param {string} language
 */
function suggested({ offer }, language) {
  const whole = agenda.value ? `${offer.title} – ${usualTitle(agenda.value, language).toLocaleLowerCase(language)}` : offer.title;
  return [...whole].length <= titleMost ? whole : offer.title;
}

function troubleLine() {
  return html`<p class="trouble" role="alert">${trouble.value}</p>`;
}

/**
 * @param {SubmitEvent} event
 * @param {import("./offer.js").Earlier} found
 */
async function start(event, found) {
  event.preventDefault();
  if (busy.value) return;
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const language = String(given.get("language"));
  const wish = {
    title: title.value.trim() || suggested(found, language),
    language,
    agenda: agenda.value,
    take: taken(found.offer),
    sides: given.has("sides"),
  };
  busy.value = true;
  trouble.value = "";
  const { code, file } = found;
  const answer = await (file ? begin(`${base}/next`, { file, wish }) : begin(`${base}/${code}/next`, wish));
  busy.value = false;
  if (answer.ok) goToConsole(answer.value, wish.title);
  else trouble.value = refusalOf(answer);
}

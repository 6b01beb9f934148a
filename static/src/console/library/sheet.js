/** What can be put on the agenda: the method's tools by the roadmap's steps, ready-made agendas, one activity, a file. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { fetchMethods, methods, methodsAway } from "../../methods.js";
import { t } from "../../texts.js";
import { newActivity } from "../editor/draft.js";
import { kindSign } from "../kind-signs.js";
import { activityIn, KINDS, titleOf } from "../kinds.js";
import { openPanel, sheet } from "../panel.js";
import { workshopIn } from "../steps.js";
import { troubleLine } from "../trouble.js";
import { added, names, startAdding } from "./adding.js";
import { fileForm } from "./file.js";
import { agendaRow, toolRow } from "./rows.js";
import { matches } from "./search.js";

/**
 * @typedef {import("../../methods.js").Methods} Methods
 * @typedef {import("../../methods.js").Tool} Tool
 */

const NAMES = /** @type {const} */ (["as", "names", "nameless"]);

const wanted = signal("");

/** @param {string} [after]  the activity behind which it comes; without one, the current one */
export function openLibrary(after = "") {
  wanted.value = "";
  startAdding(after);
  void fetchMethods();
  openPanel({ name: "add" });
}

/** Reads signals: call it inside an effect. */
export function library() {
  return sheet(
    t("console.add"),
    html`<p class="library-where" role="status">${where()}</p>
      ${asked()} ${one()}
      ${troubleLine()}
      ${methods.value ? all(methods.value) : waiting()} ${fileForm()}`,
  );
}

/** Behind what it comes, and what has been added so far. */
function where() {
  const { now, after } = added.value;
  if (now) return t("console.library.added", { name: now });
  const behind = titleOf(activityIn(view.value, after || (workshopIn(view.value)?.current ?? "")));
  return behind ? t("console.library.after", { name: behind }) : t("console.library.at_end");
}

function waiting() {
  if (!methodsAway.value) return html`<p role="status">${t("common.connecting")}</p>`;
  return html`<p class="trouble" role="alert">${t("error.no_network")}</p>
    <button type="button" class="button" @click=${fetchMethods}>${t("console.library.again")}</button>`;
}

function one() {
  return html`<section class="library-one">
    <h3>${t("console.add_one")}</h3>
    <div class="kinds">
      ${KINDS.map(
        (kind) => html`<button type="button" class="button kind" @click=${() => newActivity(kind)}>
          ${kindSign(kind)} <span>${t(`console.kind.${kind}`)}</span>
        </button>`,
      )}
    </div>
  </section>`;
}

function asked() {
  return html`<div class="library-asked">
    <label class="asked">
      <span>${t("console.library.search")}</span>
      <input
        class="field"
        type="search"
        autocomplete="off"
        .value=${wanted.value}
        @input=${(/** @type {Event} */ { target }) => (wanted.value = /** @type {HTMLInputElement} */ (target).value)}
      />
    </label>
    <label class="asked">
      <span>${t("console.library.names")}</span>
      <select
        class="field"
        name="names"
        @change=${(/** @type {Event} */ { target }) => (names.value = /** @type {HTMLSelectElement} */ (target).value)}
      >
        ${NAMES.map((one) => html`<option value=${one} .selected=${names.value === one}>${t(`console.library.names.${one}`)}</option>`)}
      </select>
    </label>
  </div>`;
}

/** @param {Methods} known */
function all(known) {
  const tools = Object.values(known.tools).filter((tool) => matches(tool, wanted.value)).sort(inOrder);
  const agendas = Object.values(known.agendas).filter((agenda) => matches(agenda, wanted.value)).sort(inOrder);
  const steps = [...new Set(tools.map(stepOf))];
  return html`${steps.map((step) => group(known, step, tools.filter((tool) => stepOf(tool) === step)))}
    ${agendas.length
      ? html`<section class="library-group">
          <h3>${t("console.library.agendas")}</h3>
          <ul class="library-tools">
            ${agendas.map((agenda) => agendaRow(known, agenda))}
          </ul>
        </section>`
      : nothing}
    ${tools.length || agendas.length ? nothing : html`<p role="status">${t("console.library.none")}</p>`}`;
}

/**
 * By step and tool of the roadmap.
 * @param {Tool} a
 * @param {Tool} b
 */
function inOrder(a, b) {
  return a.source.localeCompare(b.source, "en", { numeric: true }) || a.id.localeCompare(b.id);
}

/** @param {Tool} tool */
function stepOf({ source }) {
  return source.split(".")[0] ?? "";
}

/**
 * @param {Methods} known
 * @param {string} step
 * @param {Tool[]} tools
 */
function group(known, step, tools) {
  return html`<section class="library-group">
    <h3>${t("console.library.step", { n: step })} <span>${t(`console.library.step_${step}`)}</span></h3>
    <ul class="library-tools">
      ${tools.map((tool) => toolRow(known, tool))}
    </ul>
  </section>`;
}

/** Writing a statement on the fly, and putting other words into one. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { boot } from "../boot.js";
import { say, t } from "../texts.js";
import { act, trouble } from "./act.js";
import { modeChoice, modeForNext } from "./modes.js";
import { newName } from "./new-name.js";
import { closePanel, sheet } from "./panel.js";
import { scaleIn, workshopIn } from "./steps.js";

/**
 * @typedef {import("../boot.js").SaidIn} SaidIn
 * @typedef {import("../records.js").Scale} Scale
 */

const STATEMENT_MOST = 300;
const LABEL_MOST = 60;

/** Reads signals: call it inside an effect. */
export function newStatement() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  return html`<form class="statement-form" @submit=${add}>
      ${field("statement", t("console.statement"), workshop.language, "", STATEMENT_MOST)}
      ${modeChoice(modeForNext(workshop), () => {})} ${refusal()}
      <button class="button strong wide">${t("console.add_now")}</button>
    </form>
    ${suggestions(workshop.agenda)}`;
}

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 */
export function editStatement(activity) {
  const scale = scaleIn(view.value, activity);
  if (!scale) return nothing;
  const parts = /** @type {const} */ (["statement", "low", "high"]);
  return sheet(
    t("console.edit"),
    html`<form class="statement-form" @submit=${save(activity, scale)}>
      ${parts.map((part) => fields(part, scale[part]))}
      ${scale.phase !== "closed" ? html`<p>${t("error.mode_fixed")}</p>` : modeChoice(scale.mode, () => {})}
      ${refusal()}
      <button class="button strong wide">${t("console.save")}</button>
    </form>`,
  );
}

/**
 * @param {"statement" | "low" | "high"} part
 * @param {SaidIn} said
 */
function fields(part, said) {
  const most = part === "statement" ? STATEMENT_MOST : LABEL_MOST;
  return Object.entries(said).map(([language, words]) =>
    field(`${part}.${language}`, t(`console.${part}`), language, words, most),
  );
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} language
 * @param {string} words
 * @param {number} most
 */
function field(name, label, language, words, most) {
  const rows = most > LABEL_MOST ? 3 : 1;
  return html`<label class="asked">
    <span>${label} (${t(`common.language.${language}`)})</span>
    <textarea
      class="field"
      name=${name}
      lang=${language}
      rows=${rows}
      maxlength=${most}
      required
      .value=${words}
    ></textarea>
  </label>`;
}

function refusal() {
  return html`<p class="trouble" role="alert">${trouble.value}</p>`;
}

/** @param {string[]} agenda */
function suggestions(agenda) {
  const there = new Set(agenda.map((activity) => say(scaleIn(view.value, activity)?.statement)));
  const left = (boot.statements ?? []).filter(({ statement }) => !there.has(say(statement)));
  if (!left.length) return nothing;
  return html`<section class="suggestions">
    <h3>${t("console.suggestions")}</h3>
    ${left.map(
      ({ statement }) => html`<button type="button" class="button wide" @click=${() => addAnd(statement)}>
        ${say(statement)}
      </button>`,
    )}
  </section>`;
}

/** @param {SubmitEvent} event */
function add(event) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const language = workshopIn(view.peek())?.language ?? boot.language;
  return addAnd({ [language]: String(given.get("statement")) }, String(given.get("mode")));
}

/**
 * It comes right after the statement everyone looks at.
 * @param {SaidIn} statement
 * @param {string} [mode]
 */
async function addAnd(statement, mode) {
  const workshop = workshopIn(view.peek());
  if (!workshop) return;
  const command = { t: "scale.add", id: newName(), statement, mode: mode ?? modeForNext(workshop), after: workshop.current };
  if (await act(command)) closePanel();
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
function save(activity, scale) {
  return async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const mode = given.get("mode");
    const words = { statement: said(given, "statement"), low: said(given, "low"), high: said(given, "high") };
    const command = { t: "scale.edit", activity, ...words };
    if (await act(mode && mode !== scale.mode ? { ...command, mode } : command)) closePanel();
  };
}

/**
 * @param {FormData} given
 * @param {string} part
 * @returns {SaidIn}
 */
function said(given, part) {
  const own = [...given].filter(([name]) => name.startsWith(`${part}.`));
  return Object.fromEntries(own.map(([name, words]) => [name.slice(part.length + 1), String(words)]));
}

/** Editing one activity: what people see, how it works, and what only the moderator sees. */
import { html, nothing } from "lit-html";
import { boot } from "../../boot.js";
import { say, t } from "../../texts.js";
import { busy, refusal, trouble } from "../act.js";
import { kindSign } from "../kind-signs.js";
import { sheet } from "../panel.js";
import { draft, newColumn, newField, newOption, save, set, valueAt, writeIn } from "./draft.js";
import { check, lines, number, radios, reasonAt, select, words, wrongIn } from "./inputs.js";
import { items } from "./items.js";

/**
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("../kinds.js").Kind} Kind
 */

const LABEL = { most: 60 };
const TITLE = { most: 120 };
const SENTENCE = { most: 300, rows: 2 };
const DOTS_MOST = 10;
const STRENGTHS = 5;
const MINUTES_MOST = 600;

const MODES = /** @type {const} */ (["nameless", "hidden", "live"]);
const LAYOUTS = /** @type {const} */ (["columns", "rows", "grid", "quadrants", "star", "tree", "forces"]);
const TONES = /** @type {const} */ (["calm", "warm", "cool", "earth", "leaf"]);
const COLUMN_KINDS = /** @type {const} */ (["text", "person", "date", "choice", "number"]);
const ANSWER_SIGNS = /** @type {const} */ (["yes", "concerns", "no"]);
export const SIGNS = /** @type {const} */ ([
  "plus", "minus", "sun", "cloud", "problem", "idea", "step", "need", "people", "place", "time", "goal", "role", "form",
  "eye", "heart", "question", "inner", "outer", "keep", "change", "star", "gain", "root", "leaf", "result", "decision",
]);

/** Reads signals: call it inside an effect. */
export function editSheet() {
  const now = draft.value;
  if (!now) return nothing;
  return sheet(
    now.activity ? t("console.edit") : t("console.edit.new"),
    html`<form class="editor" novalidate @submit=${submit}>
      <div class="editor-top">
        <p class="editor-kind">${kindSign(now.kind)} ${t(`console.kind.${now.kind}`)}${say(now.now["term"]) ? ` · ${say(now.now["term"])}` : ""}</p>
        ${languages(now)}
      </div>
      ${now.begun ? html`<p class="editor-note">${t("console.edit.begun")}</p>` : nothing}
      ${elsewhere()}
      <section class="editor-part">
        <h3>${t("console.edit.seen")}</h3>
        ${seen(now.kind)}
      </section>
      <section class="editor-part">
        <h3>${t("console.edit.how")}</h3>
        ${works(now)}
      </section>
      <section class="editor-part">
        <h3>${t("console.edit.moderator")}</h3>
        <div class="editor-pair">
          ${number("minutes", t("console.edit.minutes"), MINUTES_MOST)} ${words("section", t("console.edit.section"), TITLE)}
        </div>
        ${words("guide", t("console.guide"), { most: 1500, rows: 7, hint: t("console.edit.guide_hint") })}
        ${words("term", t("console.edit.term"), TITLE)}
      </section>
      <footer class="editor-foot">
        <button class="button strong wide" aria-disabled=${busy.value}>
          ${now.activity ? t("console.save") : t("console.add_now")}
        </button>
      </footer>
    </form>`,
  );
}

/**
 * One language is open; the others are one tap away.
 * @param {Draft} draft
 */
function languages({ language }) {
  return html`<div class="editor-languages" role="group" aria-label=${t("console.edit.language")}>
    ${boot.languages.map(
      (one) => html`<button type="button" class="button small" lang=${one} aria-pressed=${one === language} @click=${() => writeIn(one)}>
        ${t(`common.language.${one}`)}
      </button>`,
    )}
  </div>`;
}

/** What is wrong with no field of its own. */
function elsewhere() {
  const { code, details } = refusal.value;
  if (!code || details.place) return nothing;
  return html`<p class="trouble" role="alert">${reasonAt(code, details) || trouble.value}</p>`;
}

/** @param {Kind} kind */
function seen(kind) {
  if (kind === "scale") {
    return html`${words("statement", t("console.statement"), { most: 300, rows: 3 })}
      <div class="editor-pair">${words("low", t("console.low"), LABEL)} ${words("high", t("console.high"), LABEL)}</div>`;
  }
  if (kind === "choice") {
    return html`${words("question", t("console.question"), { most: 300, rows: 2 })} ${options()}
      ${words("task", t("console.task"), SENTENCE)}`;
  }
  const title = words("title", t("console.title"), TITLE);
  if (kind === "page") return html`${title} ${words("body", t("console.edit.body"), { most: 3000, rows: 12, hint: t("console.edit.body_hint") })}`;
  return html`${title} ${words("task", t("console.task"), SENTENCE)}
    ${kind === "canvas" ? fields() : nothing} ${kind === "table" ? columns() : nothing}
    ${kind === "cards" || kind === "table" ? ready(kind) : nothing}`;
}

/** @param {"cards" | "table"} kind */
function ready(kind) {
  return html`<div class="editor-pair">
    ${lines("starts", t(`console.edit.starts_${kind}`))} ${lines("sparks", t("console.edit.sparks"))}
  </div>`;
}

function fields() {
  return html`${select("layout", t("console.edit.layout"), LAYOUTS.map((one) => [one, t(`console.layout.${one}`)]))}
    ${items("fields", t("console.edit.fields"), "field", 16, newField, field)}`;
}

/** @param {string} path */
function field(path) {
  return html`<div class="editor-pair">
      ${words(`${path}.title`, t("console.title"), LABEL)} ${words(`${path}.question`, t("console.edit.field_question"), { most: 200, rows: 2 })}
    </div>
    ${folded(
      path,
      html`<div class="editor-pair">
          ${select(`${path}.sign`, t("console.edit.sign"), [["", t("console.edit.no_sign")], ...SIGNS.map(signOption)])}
          ${select(`${path}.tone`, t("console.edit.tone"), [["", t("console.edit.no_tone")], ...TONES.map(toneOption)])}
        </div>
        ${lines(`${path}.sparks`, t("console.edit.sparks"))} ${check(`${path}.single`, t("console.edit.single"))}
        ${check(`${path}.asked`, t("console.edit.asked"))} ${check(`${path}.hidden`, t("console.edit.hidden"))}`,
    )}`;
}

/** @param {typeof SIGNS[number]} sign @returns {[string, string]} */
function signOption(sign) {
  return [sign, t(`console.sign.${sign}`)];
}

/** @param {typeof TONES[number]} tone @returns {[string, string]} */
function toneOption(tone) {
  return [tone, t(`console.tone.${tone}`)];
}

function columns() {
  return items("columns", t("console.edit.columns"), "column", 12, () => newColumn("text"), column);
}

/**
 * The first column names the row, in words.
 * @param {string} path
 * @param {number} i
 */
function column(path, i) {
  return html`<div class="editor-pair">
      ${words(`${path}.title`, t("console.title"), LABEL)} ${words(`${path}.question`, t("console.edit.field_question"), { most: 200, rows: 2 })}
    </div>
    ${i
      ? select(`${path}.kind`, t("console.edit.column_kind"), COLUMN_KINDS.map((one) => [one, t(`console.column.${one}`)]), (kind) => kindOf(path, kind))
      : nothing}
    ${valueAt(`${path}.kind`) === "choice" ? lines(`${path}.options`, t("console.edit.column_options")) : nothing}`;
}

/**
 * Only a choice has options.
 * @param {string} path
 * @param {string} kind
 */
function kindOf(path, kind) {
  set(`${path}.kind`, kind);
  if (kind !== "choice") set(`${path}.options`, []);
}

function options() {
  const pyramid = valueAt("picture") === "pyramid";
  return items("options", t("console.edit.options"), "option", 12, newOption, (path) =>
    html`<div class="editor-pair">
      ${words(`${path}.text`, pyramid ? t("console.edit.option_institution") : t("console.edit.option"), LABEL)}
      ${pyramid
        ? words(`${path}.other`, t("console.edit.option_people"), LABEL)
        : select(`${path}.sign`, t("console.edit.sign"), [["", t("console.edit.no_sign")], ...ANSWER_SIGNS.map(answerSign)])}
    </div>`,
  );
}

/** @param {typeof ANSWER_SIGNS[number]} sign @returns {[string, string]} */
function answerSign(sign) {
  return [sign, t(`console.answer_sign.${sign}`)];
}

/** @param {Draft} draft */
function works({ kind, begun }) {
  const groups = check("groups", t("console.edit.groups"), begun);
  const agree = check("agree", t("console.edit.agree"));
  if (kind === "page") return agree;
  if (kind === "scale") return modes(begun);
  if (kind === "choice") return html`${modes(begun)} ${check("several", t("console.several"), begun)} ${groups}`;
  if (kind === "rating") return html`${who(begun)} ${groups}`;
  return html`${who(begun)} ${groups} ${kind === "table" ? check("dealt", t("console.edit.dealt")) : nothing}
    ${dots()} ${kind === "canvas" ? strengths() : nothing} ${writes()} ${agree}
    ${kind === "cards" ? check("rules", t("console.edit.rules")) : nothing}`;
}

/** @param {boolean} begun */
function modes(begun) {
  const all = MODES.map((value) => ({ value, words: t(`console.mode.${value}`), means: t(`console.mode.${value}_means`) }));
  return radios("mode", t("console.mode"), all, begun);
}

/** @param {boolean} begun */
function who(begun) {
  const all = /** @type {const} */ (["names", "nameless"]).map((value) => ({
    value,
    words: t(`console.who.${value}`),
    means: t(`console.who.${value}_means`),
  }));
  return radios("who", t("console.who"), all, begun);
}

function dots() {
  const many = Array.from({ length: DOTS_MOST + 1 }, (_, n) => /** @type {[number, string]} */ ([n, n ? String(n) : t("console.dots_none")]));
  return html`${select("dots", t("console.dots"), many)}
    ${valueAt("dots") ? check("stack", t("console.stack")) : nothing}`;
}

function strengths() {
  const on = Boolean(valueAt("strengths"));
  return html`<label class="choice">
    <input type="checkbox" .checked=${on} @change=${() => set("strengths", on ? 0 : STRENGTHS)} />
    <span>${t("console.edit.strengths")}</span>
  </label>`;
}

function writes() {
  const all = valueAt("writes") !== "own";
  return html`<label class="choice">
    <input type="checkbox" .checked=${all} @change=${() => set("writes", all ? "own" : "all")} />
    <span>${t("console.writes_all")}</span>
  </label>`;
}

/**
 * What is seldom changed.
 * @param {string} path
 * @param {unknown} content
 */
function folded(path, content) {
  return html`<details class="editor-more" ?open=${wrongIn(path)}>
    <summary>${t("console.edit.more")}</summary>
    ${content}
  </details>`;
}

/** @param {SubmitEvent} event */
async function submit(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (busy.peek() || (await save())) return;
  requestAnimationFrame(() => toWrong(form));
}

/** @param {HTMLFormElement} form */
function toWrong(form) {
  const field = /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"));
  field?.closest("details")?.setAttribute("open", "");
  (field ?? form.querySelector(".trouble"))?.scrollIntoView({ block: "center" });
  field?.focus();
}

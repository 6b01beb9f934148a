/** What everyone sees of an activity, kind by kind. */
import { html, nothing } from "lit-html";
import { t } from "../../texts.js";
import { newColumn, newField, newOption, set, valueAt } from "./draft.js";
import { check, lines, select, words, wrongIn } from "./inputs.js";
import { items } from "./items.js";

/** @typedef {import("../kinds.js").Kind} Kind */

const LABEL = { most: 60 };
const TITLE = { most: 120 };
const SENTENCE = { most: 300, rows: 2 };

const LAYOUTS = /** @type {const} */ (["columns", "rows", "grid", "quadrants", "star", "tree", "forces"]);
const TONES = /** @type {const} */ (["calm", "warm", "cool", "earth", "leaf"]);
const COLUMN_KINDS = /** @type {const} */ (["text", "person", "date", "choice", "number"]);
const ANSWER_SIGNS = /** @type {const} */ (["yes", "concerns", "no"]);
const PICTURES = /** @type {const} */ (["faces", "pyramid"]);
const SIGNS = /** @type {const} */ ([
  "plus", "minus", "sun", "cloud", "problem", "idea", "step", "need", "people", "place", "time", "goal", "role", "form",
  "eye", "heart", "question", "inner", "outer", "keep", "change", "star", "gain", "root", "leaf", "result", "decision",
  "cup",
]);

/** @param {Kind} kind */
export function seen(kind) {
  if (kind === "scale") {
    return html`${words("statement", t("console.statement"), { most: 300, rows: 3 })}
      <div class="editor-pair">${words("low", t("console.low"), LABEL)} ${words("high", t("console.high"), LABEL)}</div>`;
  }
  if (kind === "choice") {
    return html`${words("question", t("console.question"), { most: 300, rows: 2 })} ${options()}
      ${words("task", t("console.task"), SENTENCE)}`;
  }
  const title = words("title", t("console.title"), TITLE);
  if (kind === "page") return html`${title} ${signSelect("picture")} ${words("body", t("console.edit.body"), { most: 3000, rows: 12, hint: t("console.edit.body_hint") })}`;
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
          ${signSelect(`${path}.sign`)}
          ${select(`${path}.tone`, t("console.edit.tone"), [["", t("console.edit.no_tone")], ...TONES.map(toneOption)])}
        </div>
        ${lines(`${path}.sparks`, t("console.edit.sparks"))} ${check(`${path}.single`, t("console.edit.single"))}
        ${check(`${path}.asked`, t("console.edit.asked"))} ${check(`${path}.hidden`, t("console.edit.hidden"))}`,
    )}`;
}

/** @param {string} path */
function signSelect(path) {
  return select(path, t("console.edit.sign"), [["", t("console.edit.no_sign")], ...SIGNS.map(signOption)]);
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
  return html`${select("picture", t("console.edit.picture"), [["", t("console.edit.no_picture")], ...PICTURES.map(pictureOption)])}
    ${items("options", t("console.edit.options"), "option", 12, newOption, option)}`;
}

/** @param {typeof PICTURES[number]} picture @returns {[string, string]} */
function pictureOption(picture) {
  return [picture, t(`console.answer_picture.${picture}`)];
}

/**
 * A face stands in the place of the sign.
 * @param {string} path
 */
function option(path) {
  const picture = valueAt("picture");
  if (picture === "faces") return words(`${path}.text`, t("console.edit.option"), LABEL);
  const [text, beside] =
    picture === "pyramid"
      ? ["console.edit.option_institution", words(`${path}.other`, t("console.edit.option_people"), LABEL)]
      : ["console.edit.option", select(`${path}.sign`, t("console.edit.sign"), [["", t("console.edit.no_sign")], ...ANSWER_SIGNS.map(answerSign)])];
  return html`<div class="editor-pair">${words(`${path}.text`, t(text), LABEL)} ${beside}</div>`;
}

/** @param {typeof ANSWER_SIGNS[number]} sign @returns {[string, string]} */
function answerSign(sign) {
  return [sign, t(`console.answer_sign.${sign}`)];
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

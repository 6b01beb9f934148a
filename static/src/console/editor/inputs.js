/** The fields of the editor: each is tied to a place in the draft, and shows there what the server did not like. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { hasText, reason, say, t } from "../../texts.js";
import { refusal } from "../act.js";
import { draft, set, valueAt } from "./draft.js";
import { asLines, fromLines } from "./lines.js";

/** @typedef {{ most?: number, rows?: number, hint?: string }} Shape */

/**
 * Words in the language that is open.
 * @param {string} path
 * @param {string} label
 * @param {Shape} [shape]
 */
export function words(path, label, { most = 300, rows = 1, hint = "" } = {}) {
  const language = draft.value?.language ?? "";
  const said = valueAt(path) ?? {};
  const write = (/** @type {Event} */ event) => set(`${path}.${language}`, valueOf(event));
  return field(
    path,
    label,
    hint,
    html`<textarea
      class="field"
      id=${idOf(path)}
      lang=${language}
      rows=${rows}
      maxlength=${most}
      placeholder=${said[language] === undefined ? say(said) : ""}
      aria-invalid=${wrong(path) ? "true" : nothing}
      aria-describedby=${describedBy(path, hint)}
      .value=${live(said[language] ?? "")}
      @input=${write}
    ></textarea>`,
  );
}

/**
 * Several short texts, one on each line.
 * @param {string} path
 * @param {string} label
 * @param {Shape} [shape]
 */
export function lines(path, label, { rows = 3, hint = t("console.edit.line_each") } = {}) {
  const language = draft.value?.language ?? "";
  const texts = valueAt(path) ?? [];
  const write = (/** @type {Event} */ event) => set(path, fromLines(texts, language, valueOf(event)));
  return field(
    path,
    label,
    hint,
    html`<textarea
      class="field"
      id=${idOf(path)}
      lang=${language}
      rows=${Math.max(rows, Math.min(12, texts.length + 1))}
      aria-invalid=${wrong(path) ? "true" : nothing}
      aria-describedby=${describedBy(path, hint)}
      .value=${live(asLines(texts, language))}
      @input=${write}
    ></textarea>`,
  );
}

/**
 * @param {string} path
 * @param {string} label
 * @param {number} most
 */
export function number(path, label, most) {
  return field(
    path,
    label,
    "",
    html`<input
      class="field short"
      type="number"
      inputmode="numeric"
      min="0"
      max=${most}
      id=${idOf(path)}
      aria-invalid=${wrong(path) ? "true" : nothing}
      .value=${live(String(valueAt(path) ?? 0))}
      @change=${(/** @type {Event} */ event) => set(path, Math.round(Number(valueOf(event))) || 0)}
    />`,
  );
}

/**
 * @param {string} path
 * @param {string} label
 * @param {[value: string | number, words: string][]} options
 * @param {(value: string) => unknown} [choose]
 */
export function select(path, label, options, choose) {
  const now = String(valueAt(path) ?? "");
  const change = (/** @type {Event} */ event) => {
    const value = valueOf(event);
    if (choose) choose(value);
    else set(path, typeof options[0]?.[0] === "number" ? Number(value) : value);
  };
  return field(
    path,
    label,
    "",
    html`<select class="field" id=${idOf(path)} aria-invalid=${wrong(path) ? "true" : nothing} @change=${change}>
      ${options.map(([value, said]) => html`<option value=${value} .selected=${live(String(value) === now)}>${said}</option>`)}
    </select>`,
  );
}

/**
 * @param {string} path
 * @param {string} label
 * @param {boolean} [disabled]
 */
export function check(path, label, disabled = false) {
  const toggle = (/** @type {Event} */ { target }) => set(path, /** @type {HTMLInputElement} */ (target).checked);
  return html`<label class="choice">
    <input type="checkbox" .checked=${live(Boolean(valueAt(path)))} ?disabled=${disabled} @change=${toggle} />
    <span>${label}</span>
  </label>`;
}

/**
 * @param {string} path
 * @param {string} legend
 * @param {{ value: string, words: string, means: string }[]} options
 * @param {boolean} [disabled]
 */
export function radios(path, legend, options, disabled = false) {
  return html`<fieldset class="choices" ?disabled=${disabled}>
    <legend>${legend}</legend>
    ${options.map(
      ({ value, words: said, means }) => html`<label class="choice">
        <input
          type="radio"
          name=${path}
          value=${value}
          .checked=${live(valueAt(path) === value)}
          @change=${() => set(path, value)}
        />
        <span><b>${said}</b> ${means}</span>
      </label>`,
    )}
  </fieldset>`;
}

/**
 * @param {string} path
 * @param {string} label
 * @param {string} hint
 * @param {unknown} input
 */
function field(path, label, hint, input) {
  return html`<div class="asked">
    <label for=${idOf(path)}>${label}</label>
    ${input} ${hint ? html`<small class="edit-hint" id=${`${idOf(path)}-hint`}>${hint}</small>` : nothing} ${wrongWords(path)}
  </div>`;
}

/** @param {string} path */
export function wrongWords(path) {
  const said = wrong(path);
  return said ? html`<p class="trouble" role="alert" id=${`${idOf(path)}-wrong`}>${said}</p>` : nothing;
}

/**
 * What is wrong at this very place, or in a line of it.
 * @param {string} path
 */
export function wrong(path) {
  const { code, details } = refusal.value;
  const place = String(details.place ?? "");
  if (!code || !place || (place !== path && place.replace(/\[\d+\]$/, "") !== path)) return "";
  return reasonAt(code, details);
}

/**
 * @param {string} code
 * @param {Record<string, any>} details
 */
export function reasonAt(code, details) {
  const last = String(details.place ?? "").replace(/\[\d+\]$/, "").split(".").pop();
  const key = code === "bad_tool" ? `console.wrong.${last}` : `console.wrong.${code}`;
  return hasText(key) ? t(key) : reason(code, details);
}

/**
 * @param {string} path
 * @param {string} hint
 */
function describedBy(path, hint) {
  const ids = [hint && `${idOf(path)}-hint`, wrong(path) && `${idOf(path)}-wrong`].filter((id) => id);
  return ids.length ? ids.join(" ") : nothing;
}

/** @param {string} path */
function idOf(path) {
  return `edit-${path.replace(/[^a-z0-9]+/gi, "-")}`;
}

/** @param {Event} event */
function valueOf({ target }) {
  return /** @type {HTMLInputElement} */ (target).value;
}

/**
 * Whether something within this part is wrong: then it must not be folded away.
 * @param {string} path
 */
export function wrongIn(path) {
  const place = String(refusal.value.details.place ?? "");
  return place.startsWith(`${path}.`) || place.startsWith(`${path}[`);
}

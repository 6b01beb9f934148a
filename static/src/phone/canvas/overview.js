/** All fields in short: what each asks, and how much stands in it. */

import { html, nothing } from "lit-html";

import { record } from "../../board.js";
import { focusOf } from "../../canvas/fields.js";
import { fieldSign } from "../../canvas/signs.js";
import { manyIn } from "../../cards/heaps.js";
import { draftText } from "../../drafts.js";
import { languageIn, say, t } from "../../texts.js";
import { fieldOn, fieldsOf, goTo, heapsIn, sharedWords } from "./where.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Field} Field
 */

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
export function overviewView(activity, canvas, team) {
  const on = fieldOn(activity, canvas).name;
  return html`<ul class="fields" aria-label=${t("phone.canvas.fields")}>
    ${fieldsOf(canvas).map(
      (field) => html`<li>
        <button
          type="button"
          class="field-tile tone-${field.tone || "plain"}"
          aria-current=${field.name === on ? "true" : "false"}
          @click=${() => goTo(activity, field.name)}
        >
          ${fieldSign(field.sign)}
          <span class="tile-words">
            <b lang=${languageIn(field.title)}>${say(field.title)}</b>
            ${tileWords(activity, canvas, field, team)}
          </span>
        </button>
      </li>`,
    )}
  </ul>`;
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Field} field
 * @param {string} team
 */
function tileWords(activity, canvas, field, team) {
  const said = field.single ? sharedWords(activity, field, team) : "";
  const words = [
    field.single ? (said ? "" : t("phone.canvas.no_text")) : t("phone.canvas.count", { n: manyIn(heapsIn(activity, field.name, team)) }),
    ...notesOn(activity, canvas, field),
  ];
  return html`${said ? html`<span class="tile-text">${said}</span>` : nothing}
    <small>${words.filter((one) => one).join(" · ")}</small>`;
}

/**
 * What is special about a field, in words.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Field} field
 */
function notesOn(activity, canvas, { name }) {
  return [
    canvas.locked.includes(name) ? t("phone.canvas.locked_short") : "",
    focusOf(canvas).field === name ? t("phone.canvas.on_the_wall") : "",
    draftText(`${activity}/new/${name}`) ? t("phone.canvas.draft") : "",
  ];
}

/**
 * How many cards all have together in a field that is hidden yet.
 * @param {string} activity
 * @param {string} field
 * @param {string} team  "" for all
 */
export function hiddenIn(activity, field, team) {
  return record(`count/${activity}/veiled/${field}${team ? `/${team}` : ""}`)?.cards ?? 0;
}

/** On top of the page: where in the agenda we are. Where people may browse it leads to the list of parts. */

import { html } from "lit-html";

import { isOfStatements, workshop } from "../board.js";
import { say, t } from "../texts.js";
import { closeSheet, openSheet, sheetOver } from "./sheet.js";
import { onScreen } from "./where.js";

/** @returns {string} */
export function kicker() {
  const { activity, thing, lobby } = onScreen();
  if (workshop()?.closed) return t("phone.closed_short");
  if (lobby) return t("phone.soon");
  const where = partWords(activity);
  if (thing?.t === "scale") return thing.round > 1 ? `${where} · ${t("common.round", { n: thing.round })}` : where;
  return [where, say(/** @type {any} */ (thing)?.term)].filter((words) => words).join(" · ");
}

/** @param {string} activity */
export function partWords(activity) {
  const agenda = workshop()?.agenda ?? [];
  const part = isOfStatements() ? "common.statement_of" : "common.part_of";
  return t(part, { n: agenda.indexOf(activity) + 1, of: agenda.length });
}

export function kickerView() {
  const { browse = false, closed = false } = workshop() ?? {};
  if (!browse || closed) return html`<p class="kicker">${kicker()}</p>`;
  const { activity } = onScreen();
  const open = sheetOver(activity) === "parts";
  return html`<button
    type="button"
    class="kicker parts-button"
    aria-expanded=${open}
    @click=${() => (open ? closeSheet() : openSheet("parts", activity))}
  >
    <span class="unseen">${t("phone.parts")}: </span>${kicker()} <span aria-hidden="true">${open ? "▴" : "▾"}</span>
  </button>`;
}

/** On top of the page: where in the agenda we are. Where people may browse it leads to the list of parts. */

import { html, nothing } from "lit-html";

import { isOfStatements, workshop } from "../board.js";
import { say, t } from "../texts.js";
import { closeSheet, openSheet, sheetOver } from "./sheet.js";
import { onScreen } from "./where.js";

/** @returns {string} for who hears it */
export function kicker() {
  const { where, term } = kickerParts();
  return [where, term].filter((words) => words).join(" · ");
}

/** @returns {{where: string, term: string}} `term`: what the method calls it, or "" */
function kickerParts() {
  const { activity, thing, lobby } = onScreen();
  if (workshop()?.closed) return { where: t("phone.closed_short"), term: "" };
  if (lobby) return { where: t("phone.soon"), term: "" };
  const where = partWords(activity);
  if (thing?.t !== "scale") return { where, term: say(thing?.term) };
  return { where: thing.round > 1 ? `${where} · ${t("common.round", { n: thing.round })}` : where, term: "" };
}

/** @param {string} activity */
export function partWords(activity) {
  const agenda = workshop()?.agenda ?? [];
  const part = isOfStatements() ? "common.statement_of" : "common.part_of";
  return t(part, { n: agenda.indexOf(activity) + 1, of: agenda.length });
}

export function kickerView() {
  const { browse = false, closed = false } = workshop() ?? {};
  const { where, term } = kickerParts();
  const words = html`${where}${term ? html`<span class="term"> · ${term}</span>` : nothing}`;
  if (!browse || closed) return html`<p class="kicker">${words}</p>`;
  const { activity } = onScreen();
  const open = sheetOver(activity) === "parts";
  return html`<button
    type="button"
    class="kicker parts-button"
    aria-expanded=${open}
    @click=${() => (open ? closeSheet() : openSheet("parts", activity))}
  >
    <span class="unseen">${t("phone.parts")}: </span>${words}&nbsp;<span aria-hidden="true">${open ? "▴" : "▾"}</span>
  </button>`;
}

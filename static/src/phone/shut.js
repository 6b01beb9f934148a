/** A part that the moderator has shut can be read, whatever its phase; nothing in it can be changed. */

import { html } from "lit-html";

import { t } from "../texts.js";

const boards = ["cards", "rating", "canvas", "table"];

/**
 * A board that is shut is as if its writing were over.
 * @param {any} thing  an activity
 */
export function asFarAsOpen(thing) {
  if (!thing?.shut || !boards.includes(thing.t)) return thing;
  return { ...thing, agree: false, phase: thing.phase === "open" || thing.phase === "voting" ? "locked" : thing.phase };
}

/**
 * @param {import("./kinds.js").Thing} thing
 * @param {unknown} view  of it
 */
export function shutView(thing, view) {
  const note = html`<p class="note">${t("phone.shut")}</p>`;
  return boards.includes(thing.t) ? html`${note} ${view}` : html`${note}
    <fieldset class="shut" disabled>${view}</fieldset>`;
}

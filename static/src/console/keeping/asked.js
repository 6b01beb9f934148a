/** What the parts of the sheet share: where something was done last, and what cannot be taken back is asked about. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { troubleLine } from "../trouble.js";

/** @typedef {"" | "again" | "names" | "all" | "keeper" | "unname" | "card" | "person" | "delete"} Where */

/** Where something was done last, how it went stands there. */
const last = signal(/** @type {Where} */ (""));

/** What is asked about, until it is answered. */
export const asking = signal(/** @type {Where} */ (""));

/**
 * @param {Where} where
 * @param {import("../../outbox.js").Command} command
 */
export async function actAt(where, command) {
  last.value = where;
  asking.value = "";
  return act(command);
}

/** @param {Where} where */
export function troubleAt(where) {
  return last.value === where ? troubleLine() : nothing;
}

/** @param {Where} where */
export function troubleIsAt(where) {
  last.value = where;
}

/**
 * @param {string} words  what will be gone
 * @param {string} yes
 * @param {() => unknown} go
 */
export function question(words, yes, go) {
  return html`<div class="moderator-end" role="group" aria-label=${yes}>
    <p>${words} ${t("console.keeping.for_good")}</p>
    <button type="button" class="button" ${ref(focus)} @click=${() => (asking.value = "")}>${t("console.keeping.no")}</button>
    <button type="button" class="button grave" aria-disabled=${busy.value} @click=${go}>${yes}</button>
  </div>`;
}

/** @param {Element | undefined} button */
function focus(button) {
  queueMicrotask(() => /** @type {HTMLElement | undefined} */ (button)?.focus());
}

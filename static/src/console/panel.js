/** The one sheet that opens over the console; which one is a signal. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { t } from "../texts.js";
import { refusal, trouble } from "./act.js";
import { darkBeacon } from "./attention/dark.js";

/**
 * @typedef {"" | "more" | "paper" | "report" | "lend" | "wall" | "moderators" | "history" | "add" | "edit" | "rules" | "ways" | "invite"
 *   | "before" | "keeping" | "time" | "aloud" | "hands" | "questions" | "attention"} Plain   sheets that need nothing more
 * @typedef {{ name: Plain } | { name: "pick" | "groups" | "entry", activity: string }
 *   | { name: "forget", activity: string, card: string }} Panel   what is edited, the editor knows itself
 */

/** @type {import("@preact/signals-core").Signal<Panel>} */
export const panel = signal({ name: "" });

/** @param {Panel} which */
export function openPanel(which) {
  trouble.value = "";
  refusal.value = { code: "", details: {} };
  panel.value = which;
  startAtTop();
}

/** A sheet that follows another is drawn into the same dialog, which may have been scrolled. */
function startAtTop() {
  const open = document.querySelector("dialog.sheet[open]");
  if (!open) return;
  open.scrollTop = 0;
  /** @type {HTMLElement | null} */ (open.querySelector("#sheet-title"))?.focus();
}

/** By way of the dialog, so that the focus goes back to where it came from. */
export function closePanel() {
  const open = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.sheet[open]"));
  if (open) open.close();
  else closed();
}

function closed() {
  trouble.value = "";
  panel.value = { name: "" };
}

/**
 * It covers the bar: what must not be forgotten meanwhile stands in its head. Reads signals: call it inside an effect.
 * @param {string} title
 * @param {unknown} content
 */
export function sheet(title, content) {
  return html`<dialog
    class="sheet"
    aria-labelledby="sheet-title"
    @close=${closed}
    @click=${closeOutside}
    ${ref(showModal)}
  >
    <div class="sheet-page">
      <header class="sheet-head">
        <h2 id="sheet-title" tabindex="-1" autofocus>${title}</h2>
        ${panel.value.name === "attention" ? nothing : darkBeacon()}
        <button type="button" class="button" @click=${closePanel}>${t("console.close")}</button>
      </header>
      ${content}
    </div>
  </dialog>`;
}

/** @param {Element | undefined} element */
function showModal(element) {
  const dialog = /** @type {HTMLDialogElement | undefined} */ (element);
  if (dialog && !dialog.open) queueMicrotask(() => dialog.isConnected && !dialog.open && dialog.showModal());
}

/** @param {MouseEvent} event */
function closeOutside({ target, currentTarget }) {
  if (target === currentTarget) closePanel();
}

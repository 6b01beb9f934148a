/** What the moderator does in this activity, line by line; it can be folded away, and stays so. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { languageIn, say, t } from "../texts.js";

const open = signal(true);

/**
 * Reads signals: call it inside an effect.
 * @param {import("./kinds.js").Activity} found
 */
export function guideView({ guide = {} }) {
  const lines = say(guide).split("\n").filter((line) => line.trim());
  if (!lines.length) return nothing;
  const toggled = (/** @type {Event} */ { target }) => (open.value = /** @type {HTMLDetailsElement} */ (target).open);
  return html`<details class="guide" ?open=${open.value} @toggle=${toggled}>
    <summary>${t("console.guide")}</summary>
    <ol lang=${languageIn(guide)}>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ol>
  </details>`;
}
